import type { Core } from '@strapi/strapi';
import { currentTransaction } from '../../transaction';
import type { Row } from './lifecycles';
import { type Id, Snapshots } from './snapshot';

/** What Strapi answers to `createMany`. */
interface CreatedMany {
  count: number;
  ids: Id[];
}

type Given = Record<string, unknown>;

/** How far apart the ids of one INSERT are: more than 1 on a cluster. */
const idStep = async (strapi: Core.Strapi): Promise<number> => {
  const trx = await currentTransaction(strapi);
  const query = 'SELECT @@SESSION.auto_increment_increment AS step';
  const answer = (await (trx ?? strapi.db.connection).raw(query)) as [[{ step: number }]];
  return answer[0][0].step;
};

/** Whether a row holds what it was made of, as far as texts, numbers and switches tell. */
const isMadeOf = (row: Row, given: Given): boolean =>
  Object.entries(given).every(
    ([field, value]) =>
      !(field in row) || !/^(string|number|boolean)$/.test(typeof value) || row[field] == value,
  );

/**
 * The ids of rows made by `createMany`; `null` where they cannot be known. MySQL names the first id only. InnoDB numbers the
 * rows of one INSERT in even steps; the rows are read back, and count only if each holds what it was made of.
 */
export const createdIds = async (
  strapi: Core.Strapi,
  uid: string,
  given: Given[],
  result: unknown,
): Promise<Id[] | null> => {
  const { count, ids } = result as CreatedMany;
  if (ids.length === count) return ids;
  if (ids.length !== 1) return null;
  const first = Number(ids[0]);
  const step = await idStep(strapi);
  const expected = given.map((_, index) => first + index * step);
  const rows = new Map(
    (await new Snapshots(strapi, uid).read(expected)).map((row) => [row.id, row]),
  );
  const areFound = given.every((one, index) => {
    const row = rows.get(expected[index] as number);
    return row !== undefined && isMadeOf(row, one);
  });
  return areFound ? expected : null;
};
