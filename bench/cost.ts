/**
 * What recording costs: the same requests with and without the plugin, and perhaps with others, in turn, in one run.
 *
 *     npm run bench:cost -- --clients 1 --rounds 200
 *     npm run bench:cost -- --clients 16 --rounds 40 --against strapi-plugin-audit-logs,strapi-audit-log
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';

import { type Operation, operations } from './support/operations';
import { otherAuditLog } from './support/others';
import { median, quantile, timed } from './support/statistics';
import { startSubject, type Subject, WITH, WITHOUT } from './support/subject';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '150' },
    only: { type: 'string' },
    against: { type: 'string' },
  },
});
const clients = Number(values.clients);
const rounds = Number(values.rounds);
const others = values.against?.split(',') ?? [];
const WARM_UP = Math.min(15, rounds);

type Run = (round: number) => Promise<unknown>;

const prepare = async (operation: Operation, subject: Subject): Promise<Run> => {
  const runs = await Promise.all(
    Array.from({ length: clients }, (_, client) =>
      operation.prepare(subject, client, rounds + WARM_UP),
    ),
  );
  return (round) => Promise.all(runs.map((run) => run(round)));
};

/** One request (or one per client) to each subject in turn; who goes first changes each time. */
const measure = async (runs: readonly Run[]): Promise<number[][]> => {
  const sides = runs.map((run) => ({ run, times: [] as number[] }));
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    const first = round % sides.length;
    for (const { run, times } of [...sides.slice(first), ...sides.slice(0, first)]) {
      const time = await timed(() => run(round));
      if (round >= WARM_UP) times.push(time);
    }
  }
  return sides.map(({ times }) => times);
};

const printTable = (rows: readonly string[][]): void => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of rows) {
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  }
};

/** Time of the first subject, then each other's ratio to it, at the median and at the 95th percentile. */
const rowOf = (name: string, times: readonly number[][]): string[] => {
  const [base, ...compared] = times as [number[], ...number[][]];
  const ratios = (share: number) =>
    compared.map((list) => (quantile(list, share) / quantile(base, share)).toFixed(2));
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return [name, ms(median(base)), ...ratios(0.5), ms(quantile(base, 0.95)), ...ratios(0.95)];
};

const main = async (): Promise<void> => {
  const subjects: Subject[] = [];
  try {
    subjects.push(await startSubject('without', WITHOUT));
    subjects.push(await startSubject('with', WITH));
    for (const other of others) {
      subjects.push(await startSubject(other, await otherAuditLog(other)));
    }
    console.log(
      `${process.env.DATABASE_CLIENT ?? 'sqlite'}, ${clients} client(s), ${rounds} rounds`,
    );
    const [base, ...names] = subjects.map(({ name }) => name) as [string, ...string[]];
    const rows = [['', `p50 ${base}`, ...names, `p95 ${base}`, ...names]];
    for (const operation of operations) {
      if (values.only && !operation.name.includes(values.only)) continue;
      const runs: Run[] = [];
      for (const subject of subjects) runs.push(await prepare(operation, subject));
      rows.push(rowOf(operation.name, await measure(runs)));
    }
    printTable(rows);
  } finally {
    for (const subject of subjects) await subject.stop();
  }
};

void main();
