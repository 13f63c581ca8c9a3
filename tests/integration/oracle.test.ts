import type { Act } from '../oracle/act';
import { signatureOf } from '../oracle/problem';
import { acts } from '../oracle/run';
import { shrink } from '../oracle/shrink';

/** Another seed draws other acts. */
const SEED = Number(process.env.ORACLE_SEED ?? 20_261_125);
const ACTS = 300;
const TIMEOUT = 20 * 60_000;

describe(`${ACTS} acts drawn at random from the seed ${SEED}`, () => {
  it(
    'have an event for each change, and do to the app what they do without the plugin',
    async () => {
      const done: Act[] = [];
      for await (const { act, problems } of acts(SEED, ACTS)) {
        done.push(act);
        const [problem] = problems;
        if (!problem) continue;
        const signature = signatureOf(problem);
        const shortest = await shrink(done, signature);
        const lines = shortest.map((one) => JSON.stringify(one)).join('\n');
        throw new Error(
          `Seed ${SEED}, act ${done.length}: ${signature}\n${problem.detail}\n${lines}`,
        );
      }
      expect(done).toHaveLength(ACTS);
    },
    TIMEOUT,
  );
});
