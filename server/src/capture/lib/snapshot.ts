import type { Core } from '@strapi/strapi';
import type { Row } from './lifecycles';
import type { Populate } from './populate';

export type Id = number | string;

/** What a write is limited by. */
export interface Criteria {
  where?: unknown;
  filters?: unknown;
  _q?: unknown;
}

/** Ids in one statement: far below the variables that any database takes. */
const IDS_PER_STATEMENT = 500;

/** Whether a condition is no more than the id of one row. */
export const isById = (where: unknown): where is { id: Id } => {
  const id = (where as { id?: unknown } | null | undefined)?.id;
  return (
    Object.keys(where ?? {}).join() === 'id' && (typeof id === 'number' || typeof id === 'string')
  );
};

/** Reads rows of one model; past the lifecycles, since reading here is no event. */
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

  /** The id of the row that `update` and `delete` take for `where`: Strapi asks in the same words. */
  async findOne(where: unknown): Promise<Id | undefined> {
    if (isById(where)) return where.id;
    return (await this.#query({ where, limit: 1 }))[0]?.id;
  }

  read(ids: readonly Id[], populate: Populate = {}): Promise<Row[]> {
    return this.#inChunks(ids, (id) => this.#query({ where: { id }, populate }));
  }

  /**
   * Rows that a write is about to change, locked until their transaction ends, so that `before` is the value that the write
   * replaces, whatever else writes at the same time. They are locked by id and in the order of their ids: PostgreSQL locks
   * no outer join, MySQL would lock every row that a condition makes it look at, and two transactions that lock in one
   * order do not wait for each other.
   */
  lock(ids: readonly Id[], populate: Populate = {}): Promise<Row[]> {
    return this.#inChunks(ids, (id) =>
      this.#query({ where: { id }, populate, orderBy: { id: 'asc' } }, true),
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

  async #query(params: object, isLocked = false): Promise<Row[]> {
    const query = this.#strapi.db.queryBuilder(this.#uid).init(params);
    if (isLocked) query.forUpdate();
    return (await query.execute()) as Row[];
  }
}
