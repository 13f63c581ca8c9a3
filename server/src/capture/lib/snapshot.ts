import type { Core } from '@strapi/strapi';
import { currentTransaction } from '../../transaction';
import type { Row } from './lifecycles';
import type { Populate } from './populate';
import { type LinkAttribute, metaOf, readLinks } from './read-links';

export type Id = number | string;

/** The conditions of a write. */
export interface Criteria {
  where?: unknown;
  filters?: unknown;
  _q?: unknown;
}

/** Ids in one statement: far below the parameter limit of any database. */
const IDS_PER_STATEMENT = 500;

/** Whether a condition is only the id of one row. */
export const isById = (where: unknown): where is { id: Id } => {
  const id = (where as { id?: unknown } | null | undefined)?.id;
  return (
    Object.keys(where ?? {}).join() === 'id' && (typeof id === 'number' || typeof id === 'string')
  );
};

const TO_ONE = ['oneToOne', 'manyToOne', 'morphOne'];

/** Whether it is a relation to one row that is stored in a table of its own. */
const isToOne = (attribute: LinkAttribute | undefined): boolean =>
  TO_ONE.includes(attribute?.relation ?? '') && !attribute?.joinColumn;

interface Query {
  where: unknown;
  populate: Populate;
  orderBy?: object;
}

/** Reads rows of one model without calling lifecycles. */
export class Snapshots {
  readonly #strapi: Core.Strapi;
  readonly #uid: string;

  constructor(strapi: Core.Strapi, uid: string) {
    this.#strapi = strapi;
    this.#uid = uid;
  }

  /** The ids that a condition finds, at most `limit` of them. */
  async find(criteria: Criteria, limit: number): Promise<Id[]> {
    const { where, filters, _q } = criteria;
    const rows = await this.#query({ where, filters, _q, select: ['id'], limit });
    return [...new Set(rows.map(({ id }) => id))];
  }

  /** The id of the row that `update` and `delete` find for `where`. Strapi uses the same query. */
  async findOne(where: unknown): Promise<Id | undefined> {
    if (isById(where)) return where.id;
    return (await this.#query({ where, limit: 1 }))[0]?.id;
  }

  read(ids: readonly Id[], populate: Populate = {}): Promise<Row[]> {
    return this.#inChunks(ids, (id) => this.#rows({ where: { id }, populate }));
  }

  /**
   * Rows that a write is about to change, locked until the transaction ends, so that `before` is
   * the value that the write replaces, also under concurrency. They are locked by id and in the
   * order of ids: PostgreSQL cannot lock an outer join, MySQL would lock every row that a condition
   * reads, and two transactions that lock in the same order do not deadlock.
   */
  lock(ids: readonly Id[], populate: Populate = {}): Promise<Row[]> {
    return this.#inChunks(ids, (id) =>
      this.#rows({ where: { id }, populate, orderBy: { id: 'asc' } }, true),
    );
  }

  async #inChunks(ids: readonly Id[], read: (ids: Id[]) => Promise<Row[]>): Promise<Row[]> {
    const ordered = [...ids].sort((a, b) => Number(a) - Number(b));
    const rows: Row[] = [];
    for (let start = 0; start < ordered.length; start += IDS_PER_STATEMENT) {
      rows.push(...(await read(ordered.slice(start, start + IDS_PER_STATEMENT))));
    }
    return rows;
  }

  async #rows(params: Query, isLocked = false): Promise<Row[]> {
    const rows = await this.#query(params, isLocked);
    await this.#completeToOne(rows, params.populate);
    return rows;
  }

  /**
   * A relation to one row may have several in its join table: `attachRelations` adds one beside the
   * former. Strapi's `populate` shows any one of them. Here the row gets the list of all.
   */
  async #completeToOne(rows: readonly Row[], populate: Populate): Promise<void> {
    const attributes = metaOf(this.#strapi, this.#uid)?.attributes ?? {};
    const fields = Object.keys(populate).filter((name) => isToOne(attributes[name]));
    if (rows.length === 0 || fields.length === 0) return;
    const trx = (await currentTransaction(this.#strapi)) ?? this.#strapi.db.connection;
    const owners = rows.map(({ id }) => id);
    const links = await readLinks(this.#strapi, trx, { uid: this.#uid, owners, fields });
    for (const row of rows) {
      for (const field of fields) {
        const several = links.filter((link) => link.owner === row.id && link.field === field);
        const [first] = several;
        if (!first || several.length === 1) continue;
        const where = { id: { $in: several.map(({ id }) => id) } };
        const params = { ...(populate[field] as object), where };
        row[field] = await this.#strapi.db.queryBuilder(first.type).init(params).execute();
      }
    }
  }

  async #query(params: object, isLocked = false): Promise<Row[]> {
    const query = this.#strapi.db.queryBuilder(this.#uid).init(params);
    if (isLocked) query.forUpdate();
    return (await query.execute()) as Row[];
  }
}

/** What Strapi returns from `createMany`. */
interface CreatedMany {
  count: number;
  ids: Id[];
}

type Given = Record<string, unknown>;

/** The step between the ids of one INSERT. It is more than 1 on a cluster. */
const idStep = async (strapi: Core.Strapi): Promise<number> => {
  const trx = await currentTransaction(strapi);
  const query = 'SELECT @@SESSION.auto_increment_increment AS step';
  const answer = (await (trx ?? strapi.db.connection).raw(query)) as [[{ step: number }]];
  return answer[0][0].step;
};

/** Whether a row holds the given texts, numbers and booleans. */
const isMadeOf = (row: Row, given: Given): boolean =>
  Object.entries(given).every(
    ([field, value]) =>
      !(field in row) || !/^(string|number|boolean)$/.test(typeof value) || row[field] == value,
  );

/**
 * The ids of rows made by `createMany`; `null` if they cannot be known. MySQL returns only the
 * first id, and InnoDB numbers the rows of one INSERT in equal steps. So the rows are read back,
 * and each must hold the given values.
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
