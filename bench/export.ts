/**
 * How quickly a log is exported, how much memory the server takes for it, and what other requests
 * notice of it.
 *
 *     npm run bench:export -- --events 1000000
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startBigLog } from './support/big-log';
import { cpuSecondsOf } from './support/cpu';
import { memoryOf, peakDuring } from './support/memory';
import { median, quantile, timed } from './support/statistics';
import type { Subject } from './support/subject';
import { printTable } from './support/table';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    plain: { type: 'boolean', default: false },
  },
});

const PLAIN = '/admin/roles';
/** Between requests: people pause, and a server without a pause measures nothing but its queue. */
const PAUSE_MS = 20;
const QUIET_ROUNDS = 500;

/** Reads an answer to its end and forgets it; how many bytes there were, and of how many events. */
const drain = async (response: Response): Promise<{ bytes: number; events: number }> => {
  let bytes = 0;
  let end = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    end = (end + Buffer.from(chunk.subarray(-100)).toString('latin1')).slice(-100);
  }
  const [, events] = /Audit-Log-Rows: (\d+)\n$/.exec(end) ?? [];
  if (!events) throw new Error(`The export broke off: ${response.status} …${end}`);
  return { bytes, events: Number(events) };
};

/** The times of a plain request, sent one after the other for a given time. */
const request = async (subject: Subject, goOn: (round: number) => boolean): Promise<number[]> => {
  const times: number[] = [];
  for (let round = 0; goOn(round); round += 1) {
    times.push(await timed(() => subject.send('GET', PLAIN)));
    await sleep(PAUSE_MS);
  }
  return times;
};

const measure = async (subject: Subject, format: string, quiet: number[]): Promise<string[]> => {
  const path = `/audit-log/events/export?format=${format}&rowCount=line&from=2000-01-01T00:00:00Z`;
  const before = memoryOf(subject.pid);
  const cpu = cpuSecondsOf(subject.pid);
  let drained = { bytes: 0, events: 0 };
  let seconds = 0;
  let isOver = false;
  let times: number[] = [];
  const highest = await peakDuring(subject.pid, async () => {
    const others = request(subject, () => !isOver);
    seconds =
      (await timed(async () => {
        drained = await drain(
          await subject.open(path, values.plain ? { 'accept-encoding': 'identity' } : undefined),
        );
      })) / 1000;
    isOver = true;
    times = await others;
  });
  const { bytes, events } = drained;
  const worked = cpuSecondsOf(subject.pid) - cpu;
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  const ratio = (share: number) => (quantile(times, share) / quantile(quiet, share)).toFixed(2);
  return [
    format,
    whole(events),
    `${(bytes / 1e6).toFixed(0)} MB`,
    `${seconds.toFixed(1)} s`,
    whole(events / seconds),
    whole(events / worked),
    `${before.toFixed(0)} MB`,
    `${highest.toFixed(0)} MB`,
    `${median(times).toFixed(1)} ms, ${ratio(0.5)}`,
    `${quantile(times, 0.99).toFixed(1)} ms, ${ratio(0.99)}`,
  ];
};

const main = async (): Promise<void> => {
  const { subject, stop } = await startBigLog(Number(values.events));
  try {
    await subject.send('GET', '/audit-log/events');
    await request(subject, (round) => round < QUIET_ROUNDS / 5);
    const quiet = await request(subject, (round) => round < QUIET_ROUNDS);
    console.log(
      `${subject.database.client}; plain GET at rest: p50 ${median(quiet).toFixed(1)} ms, p99 ${quantile(quiet, 0.99).toFixed(1)} ms`,
    );
    printTable([
      [
        '',
        'events',
        'size',
        'time',
        'a second',
        'a CPU second',
        'at rest',
        'highest',
        'p50',
        'p99',
      ],
      await measure(subject, 'csv', quiet),
      await measure(subject, 'ndjson', quiet),
    ]);
  } finally {
    await stop();
  }
};

void main();
