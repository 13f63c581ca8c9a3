/**
 * What recording costs: the same requests with and without the plugin, and perhaps with others, in
 * turn, in one run.
 *
 *     npm run bench:cost -- --clients 1 --rounds 100
 *     npm run bench:cost -- --clients 64 --mixed
 *     npm run bench:cost -- --sealing
 *     npm run bench:cost -- --against strapi-plugin-audit-logs,strapi-audit-log
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';
import { mixed, type Operation, operations } from './support/operations';
import { otherAuditLog } from './support/others';
import { median, quantile, timed } from './support/statistics';
import { type Setup, startSubject, type Subject, WITH, WITHOUT } from './support/subject';
import { printTable } from './support/table';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '100' },
    launches: { type: 'string', default: '3' },
    only: { type: 'string' },
    mixed: { type: 'boolean', default: false },
    sealing: { type: 'boolean', default: false },
    against: { type: 'string' },
  },
});
const clients = Number(values.clients);
const rounds = Number(values.rounds);
const launches = Number(values.launches);
const others = values.against?.split(',') ?? [];

const chosen = values.mixed
  ? [mixed]
  : operations.filter(({ name }) => !values.only || name.includes(values.only));

/**
 * In rounds: each subject answers 20 requests before it is the next one's turn, as a server that
 * rests after each is a cold one.
 */
const BLOCK = Math.ceil(20 / clients);
const WARM_UP = Math.ceil(40 / clients);

/** What is compared: the plugin with none, or sealing with the plugin without it. */
const [BASE, MEASURED] = values.sealing
  ? [{ auditLog: { sealing: false } }, { auditLog: { sealing: { seconds: 5 } } }]
  : [WITHOUT, WITH];

/** The second is the first again: what it differs by is noise. */
const setups = async (): Promise<[string, Setup][]> => [
  ['without', BASE],
  ['again', BASE],
  ['with', MEASURED],
  ...(await Promise.all(
    others.map(async (name): Promise<[string, Setup]> => [name, await otherAuditLog(name)]),
  )),
];

/** Sends one request of each client at a time, and answers how long each of them took. */
type Run = (round: number) => Promise<number[]>;

const prepare = async (operation: Operation, subject: Subject): Promise<Run> => {
  const runs = await Promise.all(
    Array.from({ length: clients }, (_, client) =>
      operation.prepare(subject, client, rounds + WARM_UP),
    ),
  );
  return (round) => Promise.all(runs.map((run) => timed(() => run(round))));
};

interface Times {
  /** Times of each request. */
  requests: number[];
  /** Time of all requests. Many clients send many at a time. */
  whole: number;
}

/** The subjects take turns, block by block; who goes first changes each time. */
const measure = async (runs: readonly Run[]): Promise<Times[]> => {
  const sides = runs.map((run) => ({ run, requests: [] as number[], whole: 0 }));
  for (const { run } of sides) for (let round = 0; round < WARM_UP; round += 1) await run(round);
  for (let start = 0; start < rounds; start += BLOCK) {
    const first = (start / BLOCK) % sides.length;
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) {
      side.whole += await timed(async () => {
        for (let round = start; round < Math.min(start + BLOCK, rounds); round += 1) {
          side.requests.push(...(await side.run(round + WARM_UP)));
        }
      });
    }
  }
  return sides;
};

/** What is compared of a launch: one number for each side. */
type Figure = (times: Times) => number;

const p50: Figure = ({ requests }) => median(requests);
const p95: Figure = ({ requests }) => quantile(requests, 0.95);
const inAll: Figure = ({ whole }) => whole;

/** The first side's figure, then each other's ratio to it; the median of all launches. */
const compared = (ofLaunches: readonly Times[][], figure: Figure): string[] => {
  const sides = ofLaunches[0]?.length ?? 0;
  const figures = ofLaunches.map((times) => times.map(figure) as [number, ...number[]]);
  const base = median(figures.map(([first]) => first));
  const ratios = Array.from({ length: sides - 1 }, (_, side) =>
    median(figures.map((launch) => (launch[side + 1] as number) / launch[0])).toFixed(2),
  );
  return [`${base.toFixed(1)} ms`, ...ratios];
};

const measureLaunch = async (): Promise<Map<string, Times[]>> => {
  const subjects: Subject[] = [];
  const measured = new Map<string, Times[]>();
  try {
    for (const [name, setup] of await setups()) subjects.push(await startSubject(name, setup));
    for (const operation of chosen) {
      const runs: Run[] = [];
      for (const subject of subjects) runs.push(await prepare(operation, subject));
      measured.set(operation.name, await measure(runs));
    }
  } finally {
    for (const subject of subjects) await subject.stop();
  }
  return measured;
};

const main = async (): Promise<void> => {
  console.log(
    `${process.env.DATABASE_CLIENT ?? 'sqlite'}, ${clients} client(s), ${rounds} rounds, ${launches} launches`,
  );
  const ofLaunches: Map<string, Times[]>[] = [];
  for (let launch = 0; launch < launches; launch += 1) ofLaunches.push(await measureLaunch());
  const names = (await setups()).slice(1).map(([name]) => name);
  const head = ['p50', 'p95', 'in all'].flatMap((figure) => [`${figure} without`, ...names]);
  const rows = chosen.map(({ name }) => {
    const times = ofLaunches.map((launch) => launch.get(name) as Times[]);
    return [name, ...[p50, p95, inAll].flatMap((figure) => compared(times, figure))];
  });
  printTable([['', ...head], ...rows]);
};

void main();
