import type { Core } from '@strapi/types';
import type { Row } from '../lifecycles';
import type { ModelDefinition } from './definition';

/** Reads rows of one model with the relations that are recorded. */
export interface Snapshots {
  /** The row that a write is about to change, locked until it has, so that `before` is what the database held. */
  one: (where: unknown) => Promise<Row | null>;
  many: (criteria: { where?: unknown; filters?: unknown; _q?: unknown }) => Promise<Row[]>;
}

const isById = (where: unknown): where is { id: unknown } =>
  typeof where === 'object' && where !== null && Object.keys(where).join() === 'id';

export const snapshotsOf = (strapi: Core.Strapi, { uid, relations }: ModelDefinition): Snapshots => {
  const populate = Object.keys(relations ?? {});
  return {
    async one(where) {
      // Only a plain look-up by id can be locked on every database: PostgreSQL locks no outer join.
      if (isById(where)) await strapi.db.queryBuilder(uid).select(['id']).where(where).forUpdate().execute();
      return (await strapi.db.query(uid).findOne({ where, populate } as never)) as Row | null;
    },
    async many({ where, filters, _q }) {
      return (await strapi.db.query(uid).findMany({ where, filters, _q, populate } as never)) as Row[];
    },
  };
};
