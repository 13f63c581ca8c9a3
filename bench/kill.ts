/**
 * Kills a server again and again under mixed load, and compares after each kill what the database
 * holds with what was recorded.
 *
 *     npm run bench:kill -- --kills 200 --database sqlite
 *
 * See `bench/README.md`.
 */
import { parseArgs } from 'node:util';
import knex from 'knex';
import { registerFirstAdmin } from '../tests/support/admin';
import { createDatabase } from '../tests/support/databases';
import { connectionOf } from '../tests/support/databases/connection';
import { compare } from '../tests/support/kill/compare';
import { loadUntil } from '../tests/support/kill/load';
import { sealedIn } from '../tests/support/kill/sealed';
import { startServerProcess } from '../tests/support/process';
import { median, quantile } from './support/statistics';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    database: { type: 'string', default: process.env.DATABASE_CLIENT ?? 'sqlite' },
  },
});
const kills = Number(values.kills);
process.env.DATABASE_CLIENT = values.database;

/** So that kills fall into every part of the work. */
const MIN_ANSWERS = 10;
const MAX_ANSWERS = 90;

/**
 * The share of the work's answers after which the `round`th kill comes; spread evenly, the same in
 * each run.
 */
const answersBefore = (round: number): number =>
  MIN_ANSWERS + Math.floor(((round * 0.618_034) % 1) * (MAX_ANSWERS - MIN_ANSWERS));

const main = async (): Promise<void> => {
  const database = await createDatabase();
  const connection = knex(connectionOf(database));
  const boots: number[] = [];
  let [answered, events, failed] = [0, 0, 0];
  try {
    for (let round = 1; round <= kills; round += 1) {
      const start = performance.now();
      const server = await startServerProcess({ database });
      boots.push(performance.now() - start);
      if (round === 1) await registerFirstAdmin(server);
      const answers = answersBefore(round);
      const enough = () => void server.kill('SIGKILL');
      await loadUntil(server, { round, answers, enough, stopped: server.stopped });
      answered += answers;
      const comparison = await compare(connection);
      const { twice, gone } = await sealedIn(connection);
      if (twice.length + gone.length > 0) {
        comparison.differences.push(
          `${twice.length} events are sealed twice, ${gone.length} that are gone`,
        );
      }
      events = comparison.events;
      if (comparison.differences.length > 0) {
        failed += 1;
        console.log(`After kill ${round}:`, comparison.differences);
      }
    }
  } finally {
    await connection.destroy();
    await database.drop();
  }
  console.table([
    {
      database: values.database,
      kills,
      'answered changes': answered,
      events,
      'kills with a difference': failed,
      'start p50 (s)': (median(boots) / 1000).toFixed(1),
      'start p95 (s)': (quantile(boots, 0.95) / 1000).toFixed(1),
    },
  ]);
  process.exitCode = failed > 0 ? 1 : 0;
};

void main();
