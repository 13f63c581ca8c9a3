import type { Action, Category } from '../../../server/src/contracts';
import type { Actor, AuditEventDetails, Change } from '../../../server/src/contracts';
import type { World } from './world';

/** Shows that one line of the catalogue is recorded when it is done in one way. */
export interface Scenario {
  category: Category;
  action: Action;
  /** By which way: `panel`, `content api`, `script`, `cli`. */
  way: string;
  /** A version of Strapi from which on it can be done, where older supported ones cannot. */
  since?: string;
  /** Does it. What has to be there before is made before `world.look()` is called. */
  run: (world: World) => Promise<unknown>;
  /** What the event holds besides category and action. */
  expected?: Partial<Omit<AuditEventDetails, 'modifiedBy' | 'changes'>> & {
    modifiedBy?: Partial<Actor>;
    changes?: Change[];
  };
  /** Other events of the same run, as `category.action`; without it there is no other. */
  alsoRecords?: string[];
}

export const SYSTEM: Partial<Actor> = { type: 'system', id: null };
