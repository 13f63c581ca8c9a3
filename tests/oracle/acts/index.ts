import type { Act } from '../act';
import type { Random } from '../random';
import type { Schema } from '../schema';
import { accounts } from './accounts';
import { administration, endUsersInContentManager } from './administration';
import { contentManager, type Maker } from './content';
import { restOf } from './content-api';
import { graphql } from './graphql';
import { anyCall, transaction } from './scripts';
import { settings } from './settings';

const anyOf =
  (makers: Maker[]): Maker =>
  (random, schema) =>
    random.one(makers)(random, schema);

/** Everything by a route, by that route: `DELETE /admin/roles/:id`. */
export const byRoute = (schema: Schema): Record<string, Maker> => ({
  ...contentManager,
  ...restOf(schema),
  ...administration,
  ...accounts,
  ...settings,
});

/** Draws acts at random. */
export const createActs = (schema: Schema): ((random: Random) => Act) => {
  const rest = restOf(schema);
  const kinds: (readonly [number, Maker])[] = [
    [6, anyOf(Object.values(contentManager))],
    [3, anyOf(Object.values(rest))],
    [5, anyOf(Object.values(administration))],
    [2, anyOf(Object.values(accounts))],
    [1, anyOf(Object.values(settings))],
    [1, anyOf(endUsersInContentManager)],
    [3, graphql],
    [6, anyCall],
    [2, transaction],
  ];
  return (random) => random.weighted(kinds)(random, schema);
};
