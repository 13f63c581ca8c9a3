/**
 * What cleaning does to those who work meanwhile: the same requests before and while old events are
 * removed.
 *
 *     npm run bench:clean -- --events 1000000 --keep 81
 *
 * The events are of 90 days, so that `--keep 81` removes a tenth. `DATABASE_CLIENT` chooses the
 * database.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import knex, { type Knex } from 'knex';
import { connectionOf } from '../tests/support/databases/connection';
import { fill } from './support/fill';
import { memoryOf, peakDuring } from './support/memory';
import { operations } from './support/operations';
import { median, quantile, timed } from './support/statistics';
import { startSubject, type Subject, WITH } from './support/subject';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    keep: { type: 'string', default: '81' },
  },
});
const events = Number(values.events);

const MEASURED = ['role update', 'plain GET'];
/** Between requests: people pause, and a server without a pause measures nothing but its queue. */
const PAUSE_MS = 20;
const WARM_UP_ROUNDS = 50;
const QUIET_ROUNDS = 500;

type Times = Map<string, number[]>;
type Measure = (goOn: (round: number) => boolean) => Promise<Times>;

/** Sends one request of each kind after the other, for a given time. */
const measureOn = async (subject: Subject): Promise<Measure> => {
  const runs = await Promise.all(
    operations
      .filter(({ name }) => MEASURED.includes(name))
      .map(async ({ name, prepare }) => ({ name, run: await prepare(subject, 0, 0) })),
  );
  return async (goOn) => {
    const times: Times = new Map(runs.map(({ name }) => [name, []]));
    for (let round = 0; goOn(round); round += 1) {
      for (const { name, run } of runs) times.get(name)?.push(await timed(() => run(round)));
      await sleep(PAUSE_MS);
    }
    return times;
  };
};

/** What the last cleaning left in the plugin's store. */
const lastCleaning = async (connection: Knex): Promise<string | undefined> => {
  const row = (await connection('strapi_core_store_settings')
    .first('value')
    .where({ key: 'plugin_audit-log_last-cleaning' })) as { value: string } | undefined;
  return row?.value;
};

/**
 * Starts the app again with a shorter retention, and measures until the cleaning at its start is
 * over.
 */
const measureCleaning = async (subject: Subject, connection: Knex, measure: Measure) => {
  const known = await lastCleaning(connection);
  let isOver = false;
  const start = performance.now();
  const watch = (async () => {
    while ((await lastCleaning(connection)) === known) await sleep(1000);
    isOver = true;
  })();
  let times: Times = new Map();
  const highest = await peakDuring(subject.pid, async () => {
    await measure((round) => round < WARM_UP_ROUNDS);
    times = await measure(() => !isOver);
  });
  await watch;
  const { removed } = JSON.parse((await lastCleaning(connection)) ?? '{}') as { removed: number };
  return { times, removed, highest, duration: performance.now() - start };
};

const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(10);

const main = async (): Promise<void> => {
  let subject = await startSubject('with', WITH);
  const connection = knex(connectionOf(subject.database));
  try {
    console.log(`${subject.database.client}, ${events.toLocaleString('en')} events`);
    await fill(connection, events);
    const measureQuiet = await measureOn(subject);
    await measureQuiet((round) => round < WARM_UP_ROUNDS);
    const quiet = await measureQuiet((round) => round < QUIET_ROUNDS);
    const memory = memoryOf(subject.pid);
    await subject.send('PUT', '/audit-log/settings', { retentionDays: Number(values.keep) });
    subject = await subject.restart();
    const cleaning = await measureCleaning(subject, connection, await measureOn(subject));
    console.log(
      `removed ${cleaning.removed.toLocaleString('en')} in ${(cleaning.duration / 1000).toFixed(0)} s; ` +
        `memory ${memory.toFixed(0)} MB, highest while cleaning ${cleaning.highest.toFixed(0)} MB`,
    );
    for (const [name, times] of cleaning.times) {
      const before = quiet.get(name) ?? [];
      const [p50, p99] = [median(before), quantile(before, 0.99)];
      const [q50, q99] = [median(times), quantile(times, 0.99)];
      console.log(
        `${name.padEnd(12)} quiet p50 ${ms(p50)} p99 ${ms(p99)} | cleaning p50 ${ms(q50)} p99 ${ms(q99)} | ` +
          `ratio p50 ${(q50 / p50).toFixed(2)} p99 ${(q99 / p99).toFixed(2)}`,
      );
    }
  } finally {
    await connection.destroy();
    await subject.stop();
  }
};

void main();
