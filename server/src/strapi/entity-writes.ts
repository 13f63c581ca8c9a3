import type { Core } from '@strapi/strapi';
import { missingMethods, patchMethod } from './patch';
import type { Seam } from './seam';

const WRITES = ['create', 'createMany', 'update', 'updateMany', 'delete', 'deleteMany'] as const;

type Write = (uid: string, ...rest: unknown[]) => Promise<unknown>;

/** Runs work as one transaction. */
export type RunAtomically = <T>(strapi: Core.Strapi, work: () => Promise<T>) => Promise<T>;

/**
 * Makes every single write to one of `models` one transaction, from the lifecycle that sees what was
 * to the one that sees what is, whoever makes it: the admin panel, a script, the CLI or another
 * plugin.
 */
export const entityWrites = (models: ReadonlySet<string>, run: RunAtomically): Seam => ({
  name: 'entity-writes',
  reliesOn: `\`strapi.db.entityManager\` is one object whose methods ${WRITES.join(', ')} are looked up at each call, with the uid first.`,
  why: 'A change and its record must be one transaction. Strapi opens none around a single write.',
  seenIn: '@strapi/database/dist/entity-manager/index.js',
  since: '5.0.0',
  without:
    'A change and its event are not in one transaction: a crash can keep one without the other.',
  check: ({ db }) => missingMethods('strapi.db.entityManager', db.entityManager, WRITES),
  install: (strapi) => {
    const manager = strapi.db.entityManager as unknown as Record<string, Write>;
    const undo = WRITES.filter((name) => manager[name]).map((name) =>
      patchMethod<Write>(
        manager,
        name,
        (original) =>
          function write(this: unknown, uid, ...rest) {
            const plain = () => original.call(this, uid, ...rest);
            return strapi.isLoaded && models.has(uid) ? run(strapi, plain) : plain();
          },
      ),
    );
    return () => undo.forEach((putBack) => putBack());
  },
});

/** The models that captures listen to must be there, or no lifecycle of them is ever called. */
export const capturedModels = (models: ReadonlySet<string>): Seam => ({
  name: 'captured-models',
  reliesOn: 'The models of roles, permissions, users, tokens, webhooks and settings by their uid.',
  why: 'Lifecycles are called by the uid of the model.',
  seenIn: '@strapi/admin/dist/server/server/src/content-types/index.js and those of the plugins',
  since: '5.24.1',
  without: 'Nothing is recorded of what is kept in these models.',
  check: ({ db }) => [...models].filter((uid) => !db.metadata.has(uid)),
});
