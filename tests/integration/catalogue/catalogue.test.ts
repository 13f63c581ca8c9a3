import { catalogue } from '../../../server/src/catalogue';
import { isSince } from '../support/strapi-version';
import { access } from './proofs/access';
import { adminUsers } from './proofs/admin-users';
import { content } from './proofs/content';
import { dataTransfer } from './proofs/data-transfer';
import { endUsers } from './proofs/end-users';
import { licensed } from './proofs/licensed';
import { media } from './proofs/media';
import { ownActs } from './proofs/own-acts';
import { roles } from './proofs/roles';
import { schemas } from './proofs/schemas';
import { settings } from './proofs/settings';
import { signIn } from './proofs/sign-in';
import { tokens } from './proofs/tokens';
import { webhooks } from './proofs/webhooks';
import type { Proof } from './proof';
import { World } from './world';

const proofs: Proof[] = [
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

test('every line of the catalogue has a proof', () => {
  const proved = new Set(proofs.map(nameOf));
  const lines = catalogue.flatMap(({ category, actions }) =>
    actions.map((action) => nameOf({ category, action })),
  );
  expect(lines.filter((line) => !proved.has(line))).toEqual([]);
});

const possible = proofs.filter(({ since }) => !since || isSince(since));

test.each(possible.map((proof) => [`${nameOf(proof)} by ${proof.way}`, proof] as const))(
  '%s',
  async (_name, proof) => {
    await world.look();
    await proof.act(world);
    const events = await world.events();
    expect(events.map(nameOf).sort()).toEqual([nameOf(proof), ...(proof.besides ?? [])].sort());
    const event = events.find((candidate) => nameOf(candidate) === nameOf(proof));
    const { modifiedBy, changes, ...says } = proof.says ?? {};
    expect(event).toMatchObject(says);
    if (modifiedBy) expect(event?.modifiedBy).toMatchObject(modifiedBy);
    if (changes) expect(event?.changes).toEqual(changes);
  },
);
