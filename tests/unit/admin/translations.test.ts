import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import en from '../../../admin/src/translations/en.json';
import { catalogue } from '../../../server/src/catalogue';
import { ACTOR_TYPES, OUTCOMES } from '../../../server/src/contracts';

const ADMIN = path.resolve(__dirname, '../../../admin/src');

const source = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(ADMIN, file), 'utf8'))
  .join('\n');

/** Keys that are put together from a code; the others stand in the source as they are. */
const COMPOSED =
  /^audit-log\.(category|action|outcome|actor|entity|field|absence|column|sentence|thing|who)\./;

it('has English words for everything that can be recorded', () => {
  const keys = catalogue.flatMap(({ category, actions }) => [
    `audit-log.category.${category}`,
    ...actions.map((action) => `audit-log.action.${action}`),
  ]);

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has a name, for the middle of a sentence, for what each category is about', () => {
  const withoutThing = ['data-transfer', 'audit-log'];
  const keys = catalogue
    .filter(({ category }) => !withoutThing.includes(category))
    .map(({ category }) => `audit-log.thing.${category}`);

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has an English sentence for everything that can be recorded', () => {
  const hasSentence = (category: string, action: string) =>
    [`${category}.${action}`, action, `${action}.denied`].some(
      (key) => `audit-log.sentence.${key}` in en,
    );
  const untold = catalogue.flatMap(({ category, actions }) =>
    actions.filter((action) => !hasSentence(category, action)).map((action) => [category, action]),
  );

  expect(untold).toEqual([]);
});

it('has English words for every outcome and every kind of actor', () => {
  const keys = [
    ...OUTCOMES.map((outcome) => `audit-log.outcome.${outcome}`),
    ...ACTOR_TYPES.flatMap((type) => [`audit-log.actor.${type}`, `audit-log.who.${type}`]),
  ];

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has no key that nothing uses', () => {
  const used = new Set(source.match(/(?<=['"])audit-log\.[^'"]+(?=['"])/g));
  const unused = Object.keys(en).filter((key) => !COMPOSED.test(key) && !used.has(key));

  expect(unused).toEqual([]);
});
