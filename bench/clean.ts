/**
 * What cleaning does to those who work meanwhile: the same requests before and while old events are removed.
 *
 *     npm run bench:clean -- --events 1000000 --keep 81
 *
 * The events are of 90 days, so that `--keep 81` removes a tenth. `DATABASE_CLIENT` chooses the database.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import knex from 'knex';

import { connectionOf } from './support/connection';
import { fill } from './support/fill';
import { memoryOf, peakDuring } from './support/memory';
import { operations } from './support/operations';
import { startSubject } from './support/pair';
import { median, quantile, timed } from './support/statistics';

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
const QUIET_ROUNDS = 300;

const main = async (): Promise<void> => {
  const subject = await startSubject('with', {});
  const connection = knex(connectionOf(subject.database));
  try {
    console.log(`${subject.database.client}, ${events.toLocaleString('en')} events`);
    await fill(connection, events);
    const before = Number((await connection('audit_events').count({ n: '*' }).first())?.n);
    const runs = await Promise.all(
      operations
        .filter(({ name }) => MEASURED.includes(name))
        .map(async ({ name, prepare }) => ({ name, run: await prepare(subject, 0, 0) })),
    );

    const measure = async (goOn: (round: number) => boolean) => {
      const times = new Map(runs.map(({ name }) => [name, [] as number[]]));
      for (let round = 0; goOn(round); round += 1) {
        for (const { name, run } of runs) times.get(name)?.push(await timed(() => run(round)));
        await sleep(PAUSE_MS);
      }
      return times;
    };

    await measure((round) => round < 30);
    const quiet = await measure((round) => round < QUIET_ROUNDS);
    const memory = memoryOf(subject.pid);

    const settings = (await subject.send('GET', '/audit-log/settings')) as unknown as {
      data: { settings: object; status: { lastCleaning: { at: string } | null } };
    };
    const lastRun = async () =>
      (
        (await subject.send('GET', '/audit-log/settings')) as unknown as {
          data: { status: { lastCleaning: { at: string } | null } };
        }
      ).data.status.lastCleaning?.at;
    const known = await lastRun();
    await subject.send('PUT', '/audit-log/settings', {
      ...settings.data.settings,
      retentionDays: Number(values.keep),
    });
    let cleaned = false;
    const watch = (async () => {
      while ((await lastRun()) === known) await sleep(1000);
      cleaned = true;
    })();
    let cleaning = new Map<string, number[]>();
    let time = 0;
    const highest = await peakDuring(subject.pid, async () => {
      time = await timed(async () => {
        cleaning = await measure(() => !cleaned);
      });
    });
    await watch;
    const after = Number((await connection('audit_events').count({ n: '*' }).first())?.n);
    console.log(
      `removed about ${(before - after).toLocaleString('en')} in ${(time / 1000).toFixed(0)} s`,
    );
    console.log(`memory ${memory.toFixed(0)} MB, highest while cleaning ${highest.toFixed(0)} MB`);
    console.log('               quiet p50   p99   cleaning p50   p99   ratio p50   p99');
    for (const { name } of runs) {
      const [q, c] = [quiet.get(name) ?? [], cleaning.get(name) ?? []];
      const [q99, c99] = [quantile(q, 0.99), quantile(c, 0.99)];
      console.log(
        `${name.padEnd(14)} ${median(q).toFixed(1).padStart(7)} ${q99.toFixed(1).padStart(7)} ` +
          `${median(c).toFixed(1).padStart(10)} ${c99.toFixed(1).padStart(7)} ` +
          `${(median(c) / median(q)).toFixed(2).padStart(9)} ${(c99 / q99).toFixed(2).padStart(6)}`,
      );
    }
  } finally {
    await connection.destroy();
    await subject.stop();
  }
};

void main();
