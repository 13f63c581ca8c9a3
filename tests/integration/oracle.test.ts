import type { Act } from '../oracle/act';
import { byRoute } from '../oracle/acts';
import { drawnMutations } from '../oracle/acts/graphql';
import { isDrawn } from '../oracle/acts/not-drawn';
import { signatureOf } from '../oracle/problem';
import { acts } from '../oracle/run';
import { type Model, Schema } from '../oracle/schema';
import { shrink } from '../oracle/shrink';
import { startSubject } from '../oracle/subject';

/** Another seed draws other acts. */
const SEED = Number(process.env.ORACLE_SEED ?? 20_261_125);
const ACTS = 200;
const TIMEOUT = 20 * 60_000;
/** `npm run bench:oracle -- --shrink` takes longer, and finds fewer and smaller acts. */
const SECONDS_OF_SHRINKING = 120;

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
        const shortest = await shrink(done, signature, SECONDS_OF_SHRINKING);
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

interface Introspection {
  data: { __schema: { mutationType: { fields: { name: string }[] } } };
}

const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** GraphQL offers them in every edition; Strapi uses them with a licence only. */
const LICENSED = /ReviewWorkflows/;
/** A route of its own for each method of REST, and HEAD. */
const MAX_METHODS = 10;

it(
  'are drawn from every route and every mutation that changes something',
  async () => {
    const subject = await startSubject('with', true);
    try {
      const routes = (await subject.inside.ask({ ask: 'routes' })) as {
        method: string;
        path: string;
      }[];
      const methodsOf = (path: string) => routes.filter((route) => route.path === path).length;
      const schema = new Schema((await subject.inside.ask({ ask: 'schema' })) as Model[]);
      const drawn = new Set(Object.keys(byRoute(schema)));
      const changing = routes
        // What takes every method is no route of one act: the check of health, and GraphQL, which
        // is drawn by its mutations.
        .filter(({ method, path }) => CHANGING.includes(method) && methodsOf(path) < MAX_METHODS)
        .map(({ method, path }) => `${method} ${path}`);
      expect(changing.length).toBeGreaterThan(100);
      expect(changing.filter((route) => !isDrawn(route, drawn))).toEqual([]);
      const reads = ['GET /api/auth/email-confirmation'];
      expect([...drawn].filter((route) => ![...changing, ...reads].includes(route))).toEqual([]);

      const query = '{ __schema { mutationType { fields { name } } } }';
      const answer = await subject.perform({
        do: 'http',
        as: 'api-token',
        method: 'POST',
        path: ['/graphql'],
        body: { query },
      });
      const { fields } = (answer.body as unknown as Introspection).data.__schema.mutationType;
      const offered = fields.map(({ name }) => name).filter((name) => !LICENSED.test(name));
      expect(offered.sort()).toEqual(drawnMutations(schema).sort());
    } finally {
      await subject.stop();
    }
  },
  TIMEOUT,
);
