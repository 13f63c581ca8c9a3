/**
 * What recording costs: the same requests with and without the plugin, in pairs, in one run.
 *
 *     npm run bench:cost -- --clients 1 --rounds 200
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';
import { type Operation, operations } from './support/operations';
import { startPair, type Subject } from './support/pair';
import { median, quantile, timed } from './support/statistics';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '150' },
    only: { type: 'string' },
  },
});
const clients = Number(values.clients);
const rounds = Number(values.rounds);
const WARM_UP = 15;

type Run = (round: number) => Promise<unknown>;

const prepare = async (operation: Operation, subject: Subject): Promise<Run> => {
  const runs = await Promise.all(
    Array.from({ length: clients }, (_, client) =>
      operation.prepare(subject, client, rounds + WARM_UP),
    ),
  );
  return (round) => Promise.all(runs.map((run) => run(round)));
};

/** One request (or one per client) to each side in turn; which side goes first alternates. */
const measure = async (
  without: Run,
  withPlugin: Run,
): Promise<{ without: number[]; with: number[] }> => {
  const times = { without: [] as number[], with: [] as number[] };
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    const inTurn: (readonly [number[], Run])[] = [
      [times.without, without],
      [times.with, withPlugin],
    ];
    for (const [list, run] of round % 2 === 0 ? inTurn : inTurn.reverse()) {
      const time = await timed(() => run(round));
      if (round >= WARM_UP) list.push(time);
    }
  }
  return times;
};

const ms = (value: number): string => value.toFixed(1).padStart(7);

const main = async (): Promise<void> => {
  const pair = await startPair();
  try {
    console.log(
      `${process.env.DATABASE_CLIENT ?? 'sqlite'}, ${clients} client(s), ${rounds} rounds`,
    );
    console.log('                  without p50  with p50   ratio | without p95  with p95   ratio');
    for (const operation of operations.filter(
      ({ name }) => !values.only || name.includes(values.only),
    )) {
      const times = await measure(
        await prepare(operation, pair.without),
        await prepare(operation, pair.with),
      );
      const [p50, q50] = [median(times.without), median(times.with)];
      const [p95, q95] = [quantile(times.without, 0.95), quantile(times.with, 0.95)];
      console.log(
        `${operation.name.padEnd(16)} ${ms(p50)} ms ${ms(q50)} ms   ${(q50 / p50).toFixed(2)} | ` +
          `${ms(p95)} ms ${ms(q95)} ms   ${(q95 / p95).toFixed(2)}`,
      );
    }
  } finally {
    await pair.stop();
  }
};

void main();
