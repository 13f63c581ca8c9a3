/** What the server half answers. Types only: nothing of the server is bundled into the admin panel. */
export type * from '../../server/src/contracts';
