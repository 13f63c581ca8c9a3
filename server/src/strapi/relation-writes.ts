import type { Core } from '@strapi/strapi';
import type { RunAtomically } from './atomic-writes';
import { missingMethods, patchMethod } from './patch';
import type { Seam, Undo } from './seam';

const WRITES = ['attachRelations', 'updateRelations', 'deleteRelations'] as const;

type Id = number | string;
type Data = Record<string, unknown>;
type Write = (id: Id, data?: Data) => Promise<unknown>;

/** Runs around a write of relations that calls no lifecycle. */
export type AroundUpdate = (
  uid: string,
  params: { where: { id: Id }; data: Data },
  write: () => Promise<unknown>,
) => Promise<unknown>;

/** What `deleteRelations` does, as the data of an update. */
const noRelations = (strapi: Core.Strapi, uid: string): Data => {
  const { attributes } = strapi.db.metadata.get(uid);
  const relations = Object.entries(attributes).filter(([, { type }]) => type === 'relation');
  return Object.fromEntries(relations.map(([name]) => [name, null]));
};

/**
 * Writes of relations alone, `strapi.db.query(uid).updateRelations(id, { roles: [1] })` and its
 * siblings. Strapi calls no lifecycle for them, so that they would make somebody Super Admin
 * unseen. Each becomes one transaction, and an update for whoever listens.
 */
export const relationWrites = (
  models: ReadonlySet<string>,
  run: RunAtomically,
  around: AroundUpdate,
): Seam => ({
  name: 'relation-writes',
  reliesOn: `\`strapi.db.query(uid)\` answers one object for each model, with the methods ${WRITES.join(', ')}: the id first, then the data.`,
  why: 'A relation can be written without any lifecycle.',
  seenIn: '@strapi/database/dist/entity-manager/entity-repository.js',
  since: '5.0.0',
  without: 'Relations that code writes by these methods are not recorded.',
  check: ({ db }) => {
    const [uid] = models;
    return uid === undefined || !db.metadata.has(uid)
      ? []
      : missingMethods('strapi.db.query()', db.query(uid), WRITES);
  },
  install: (strapi) => {
    const undo: Undo[] = [];
    for (const uid of models) {
      if (!strapi.db.metadata.has(uid)) continue;
      const repository = strapi.db.query(uid);
      for (const name of WRITES) {
        undo.push(
          patchMethod<Write>(
            repository,
            name,
            (original) =>
              function write(this: unknown, id, data) {
                const plain = () => original.call(this, id, data);
                if (!strapi.isLoaded) return plain();
                const given = name === 'deleteRelations' ? noRelations(strapi, uid) : (data ?? {});
                return run(strapi, () => around(uid, { where: { id }, data: given }, plain));
              },
          ),
        );
      }
    }
    return () => undo.forEach((putBack) => putBack());
  },
});
