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
const COMPOSED = /^audit-log\.(category|action|outcome|actor|entity|field|absence|column)\./;

it('has English words for everything that can be recorded', () => {
  const keys = catalogue.flatMap(({ category, actions }) => [
    `audit-log.category.${category}`,
    ...actions.map((action) => `audit-log.action.${action}`),
  ]);

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has English words for every outcome and every kind of actor', () => {
  const keys = [
    ...OUTCOMES.map((outcome) => `audit-log.outcome.${outcome}`),
    ...ACTOR_TYPES.map((type) => `audit-log.actor.${type}`),
  ];

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has no key that nothing uses', () => {
  const used = new Set(source.match(/(?<=['"])audit-log\.[^'"]+(?=['"])/g));
  const unused = Object.keys(en).filter((key) => !COMPOSED.test(key) && !used.has(key));

  expect(unused).toEqual([]);
});
