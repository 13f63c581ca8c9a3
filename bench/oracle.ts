/**
 * Both oracles over many acts: every change has an event, and the app behaves as without the plugin.
 *
 *     npm run bench:oracle -- --acts 50000 --seed 1
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';

import { signatureOf } from '../tests/oracle/problem';
import { acts } from '../tests/oracle/run';

const { values } = parseArgs({
  options: {
    acts: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'no-twin': { type: 'boolean', default: false },
  },
});

const main = async (): Promise<void> => {
  const seed = Number(values.seed);
  console.log(`seed ${seed}`);
  const options = { hasTwin: !values['no-twin'] };
  const found = new Map<string, number>();
  const statuses = new Map<string, number>();
  let done = 0;
  const start = performance.now();
  for await (const { act, answer, problems } of acts(seed, Number(values.acts), options)) {
    done += 1;
    statuses.set(
      `${act.do} ${answer.status}`,
      (statuses.get(`${act.do} ${answer.status}`) ?? 0) + 1,
    );
    for (const problem of problems) {
      const signature = signatureOf(problem);
      found.set(signature, (found.get(signature) ?? 0) + 1);
      if (found.get(signature) === 1) {
        console.log(
          `\n#${done} ${signature}\n  act ${JSON.stringify(act)}\n  answer ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}\n  ${problem.detail.slice(0, 1500).replaceAll('\n', '\n  ')}`,
        );
      }
    }
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `\n${done} acts in ${seconds.toFixed(0)} s; answers ${JSON.stringify([...statuses])}`,
  );
  for (const [signature, count] of [...found].sort((a, b) => b[1] - a[1]))
    console.log(count, signature);
};

void main();
