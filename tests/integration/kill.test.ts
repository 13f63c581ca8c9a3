import knex from 'knex';
import { registerFirstAdmin } from '../support/admin';
import { createDatabase, type TestDatabase } from '../support/databases';
import { connectionOf } from '../support/databases/connection';
import { compare } from '../support/kill/compare';
import { loadUntil } from '../support/kill/load';
import { ALL_SEALED, sealedIn } from '../support/kill/sealed';
import { startServerProcess } from '../support/process';
import { startStrapi } from '../support/strapi';
import { eventually } from './support/eventually';

/** On each database, twelve in a whole run; `npm run bench:kill` does hundreds. */
const KILLS = 4;

describe('a server that is killed under load', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase();
  });

  afterAll(() => database.drop());

  it('has an event for every change in the database, a change for every event, and each event in one seal', async () => {
    let answered = 0;
    for (let round = 1; round <= KILLS; round += 1) {
      const child = await startServerProcess({ database });
      if (round === 1) await registerFirstAdmin(child);
      const answers = 10 + 15 * round;
      const enough = () => void child.kill('SIGKILL');
      await loadUntil(child, { round, answers, enough, stopped: child.stopped });
      // It did not die of anything else before.
      expect(await child.stopped).toEqual({ code: null, signal: 'SIGKILL' });
      answered += answers;
    }
    // What the kill left half done, the database undoes when it is opened.
    const connection = knex(connectionOf(database));
    try {
      const { events, differences } = await compare(connection);
      expect(differences).toEqual([]);
      expect(events).toBeGreaterThan(answered);

      // A process that was killed while sealing keeps its lease for a while.
      const heir = await startStrapi({ database });
      await eventually(async () => {
        const { unsealed } = await sealedIn(connection);
        return unsealed.length === 0 ? true : undefined;
      });
      await heir.stop();
      expect(await sealedIn(connection)).toEqual(ALL_SEALED);
      const seals = await connection('audit_seals').count({ count: '*' });
      expect(Number(seals[0]!.count)).toBeGreaterThan(KILLS);
    } finally {
      await connection.destroy();
    }
  }, 240_000);
});
