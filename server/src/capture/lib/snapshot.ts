import type { Core } from '@strapi/strapi';
import type { Row } from './lifecycles';
import type { ModelDefinition } from './model-definition';

/** Reads rows of one model with the relations that are recorded; past the lifecycles, since reading here is no event. */
export interface Snapshots {
  /**
   * The row that a write is about to change, locked until it has, so that `before` is what the database held.
   * `relations` limits which are read.
   */
  one: (where: unknown, relations?: readonly string[]) => Promise<Row | null>;
  many: (criteria: { where?: unknown; filters?: unknown; _q?: unknown }) => Promise<Row[]>;
}

/** Whether a condition is no more than the id of one row. */
export const isById = (where: unknown): where is { id: number | string } => {
  const id = (where as { id?: unknown } | null | undefined)?.id;
  return (
    Object.keys(where ?? {}).join() === 'id' && (typeof id === 'number' || typeof id === 'string')
  );
};

export const snapshotsOf = (
  strapi: Core.Strapi,
  { uid, relations = {} }: ModelDefinition,
): Snapshots => {
  const all = Object.keys(relations);
  return {
    async one(where, populate = all) {
      const query = strapi.db
        .queryBuilder(uid)
        .init({ where, populate: [...populate] })
        .first();
      // Only a plain look-up by id can be locked on every database: PostgreSQL locks no outer join.
      if (isById(where)) query.forUpdate();
      return ((await query.execute()) ?? null) as Row | null;
    },
    async many({ where, filters, _q }) {
      return (await strapi.db
        .queryBuilder(uid)
        .init({ where, filters, _q, populate: all })
        .execute()) as Row[];
    },
  };
};
