/**
 * Both oracles over many acts: every change has an event, and the app behaves as without the
 * plugin.
 *
 *     npm run bench:oracle -- --acts 50000 --seed 1 --shrink
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';
import type { Act } from '../tests/oracle/act';
import { isDivergence, type Problem, signatureOf } from '../tests/oracle/problem';
import { acts, type Judged, kindOf } from '../tests/oracle/run';
import { shrink } from '../tests/oracle/shrink';

const { values } = parseArgs({
  options: {
    acts: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    shrink: { type: 'boolean', default: false },
  },
});

/** What was found, with how often, and the acts that led to it first. */
interface Finding {
  count: number;
  acts: Act[];
}

const ACTS_A_LINE = 500;
const MIN_REFUSED = 400;
const MAX_BODY = 300;
const MAX_DETAIL = 1500;
/** For each finding. */
const SECONDS_OF_SHRINKING = 1200;

const printProblem = (number: number, { act, answer }: Judged, problem: Problem): void => {
  const lines = [
    `act ${JSON.stringify(act)}`,
    `answer ${answer.status} ${JSON.stringify(answer.body).slice(0, MAX_BODY)}`,
    ...problem.detail.slice(0, MAX_DETAIL).split('\n'),
  ];
  console.log(`\n#${number} ${signatureOf(problem)}\n  ${lines.join('\n  ')}`);
};

/** Counts how often acts of one kind were done, and how often they did something. */
const count = (
  kinds: Map<string, { done: number; worked: number }>,
  { act, answer }: Judged,
): void => {
  if (act.do === 'transaction') return;
  const kind = kindOf(act);
  const { done, worked } = kinds.get(kind) ?? { done: 0, worked: 0 };
  kinds.set(kind, { done: done + 1, worked: worked + (answer.status < MIN_REFUSED ? 1 : 0) });
};

const main = async (): Promise<void> => {
  const seed = Number(values.seed);
  console.log(`seed ${seed}`);
  const findings = new Map<string, Finding>();
  const answers = new Map<string, number>();
  const kinds = new Map<string, { done: number; worked: number }>();
  let done = 0;
  let since: Act[] = [];
  const start = performance.now();
  for await (const judged of acts(seed, Number(values.acts))) {
    done += 1;
    since.push(judged.act);
    if (done % ACTS_A_LINE === 0) console.log(`${done} acts`);
    const answer = `${judged.act.do} ${judged.answer.status}`;
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    count(kinds, judged);
    for (const problem of judged.problems) {
      const finding = findings.get(signatureOf(problem)) ?? { count: 0, acts: [...since] };
      findings.set(signatureOf(problem), { ...finding, count: finding.count + 1 });
      if (finding.count === 0) printProblem(done, judged, problem);
    }
    // A new pair has begun with nothing.
    if (judged.problems.some(isDivergence)) since = [];
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`\n${done} acts in ${seconds} s, ${findings.size} findings`);
  console.log(`answers: ${JSON.stringify(Object.fromEntries(answers))}`);
  const idle = [...kinds].filter(([, { worked }]) => worked === 0);
  console.log(
    `never worked: ${idle.map(([kind, { done: times }]) => `${kind} ×${times}`).join(', ')}`,
  );
  for (const [signature, finding] of findings) {
    console.log(`\n${finding.count} × ${signature}`);
    if (!values.shrink) continue;
    for (const act of await shrink(finding.acts, signature, SECONDS_OF_SHRINKING))
      console.log(`  ${JSON.stringify(act)}`);
  }
  process.exitCode = findings.size === 0 ? 0 : 1;
};

void main();
