import { catalogue } from '../../../server/src/contracts';
import { isSince } from '../support/strapi-version';
import type { Scenario } from './scenario';
import { access } from './scenarios/access';
import { adminUsers } from './scenarios/admin-users';
import { content } from './scenarios/content';
import { dataTransfer } from './scenarios/data-transfer';
import { endUsers } from './scenarios/end-users';
import { licensed } from './scenarios/licensed';
import { media } from './scenarios/media';
import { ownActs } from './scenarios/own-acts';
import { roles } from './scenarios/roles';
import { schemas } from './scenarios/schemas';
import { settings } from './scenarios/settings';
import { signIn } from './scenarios/sign-in';
import { tokens } from './scenarios/tokens';
import { webhooks } from './scenarios/webhooks';
import { World } from './world';

const scenarios: Scenario[] = [
  ...signIn,
  ...roles,
  ...adminUsers,
  ...tokens,
  ...dataTransfer,
  ...content,
  ...media,
  ...schemas,
  ...settings,
  ...webhooks,
  ...endUsers,
  ...access,
  ...ownActs,
  ...licensed,
];

let world: World;

beforeAll(async () => {
  world = await World.create();
});

afterAll(() => world.stop());

const nameOf = ({ category, action }: { category: string; action: string }) =>
  `${category}.${action}`;

test('every line of the catalogue has a scenario', () => {
  const covered = new Set(scenarios.map(nameOf));
  const lines = catalogue.flatMap(({ category, actions }) =>
    actions.map((action) => nameOf({ category, action })),
  );
  expect(lines.filter((line) => !covered.has(line))).toEqual([]);
});

const possible = scenarios.filter(({ since }) => !since || isSince(since));

test.each(
  possible.map((scenario) => [`${nameOf(scenario)} by ${scenario.way}`, scenario] as const),
)('%s', async (_name, scenario) => {
  await world.look();
  await scenario.run(world);
  const events = await world.events();
  expect(events.map(nameOf).sort()).toEqual(
    [nameOf(scenario), ...(scenario.alsoRecords ?? [])].sort(),
  );
  const event = events.find((candidate) => nameOf(candidate) === nameOf(scenario));
  const { modifiedBy, changes, ...facts } = scenario.expected ?? {};
  expect(event).toMatchObject(facts);
  if (modifiedBy) expect(event?.modifiedBy).toMatchObject(modifiedBy);
  if (changes) expect(event?.changes).toEqual(changes);
});
