import type { Core } from '@strapi/strapi';
import { missingMethods, patchMethod, standIn } from './patch';
import type { Seam } from './seam';

const WRITES = ['create', 'createMany', 'update', 'updateMany', 'delete', 'deleteMany'] as const;

type Write = (uid: string, ...rest: unknown[]) => Promise<unknown>;

/** Runs work as one transaction. */
export type RunAtomically = <T>(strapi: Core.Strapi, work: () => Promise<T>) => Promise<T>;

/**
 * Runs every write to one of `models` in a transaction that includes its lifecycles, whether the
 * admin panel, a script, the CLI or another plugin makes it.
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

/** The models that captures listen to. If one is missing, its lifecycles are never called. */
export const capturedModels = (models: ReadonlySet<string>): Seam => ({
  name: 'captured-models',
  reliesOn: 'The models of roles, permissions, users, tokens, webhooks and settings by their uid.',
  why: 'Lifecycles are called by the uid of the model.',
  seenIn: '@strapi/admin/dist/server/server/src/content-types/index.js and those of the plugins',
  since: '5.24.1',
  without: 'Nothing is recorded of what is kept in these models.',
  check: ({ db }) => [...models].filter((uid) => !db.metadata.has(uid)),
});

type Method = (...args: unknown[]) => Promise<unknown>;

/**
 * Service methods that make many writes to one entity. Each call becomes one transaction, and so
 * one event per affected entity. Methods that hash passwords, send mail or throw after writes that
 * stay (`admin::auth.resetPassword`, `admin::user.deleteByIds` with an id twice) must not be in a
 * transaction and are not listed.
 */
const METHODS: Record<string, readonly string[]> = {
  'admin::api-token': ['create', 'update', 'revoke'],
  'admin::api-token-admin': ['create', 'update', 'revoke'],
  'admin::api-token-content-api': ['create', 'update', 'revoke'],
  'admin::role': ['assignPermissions', 'deleteByIds'],
  'plugin::users-permissions.role': ['createRole', 'updateRole', 'deleteRole'],
};

/** Services that an app may lack: two came with Strapi 5.5x, one belongs to an optional plugin. */
const OPTIONAL = [
  'admin::api-token-admin',
  'admin::api-token-content-api',
  'plugin::users-permissions.role',
];

/** Runs each call of the listed methods in one transaction. */
export const serviceMethods = (run: RunAtomically): Seam => ({
  name: 'service-methods',
  reliesOn: `Services are looked up at each call and have these methods: ${JSON.stringify(METHODS)}.`,
  why: 'Saving the permissions of a role is dozens of writes and one event.',
  seenIn:
    '@strapi/admin/dist/server/server/src/services/role.js, api-token.js; @strapi/plugin-users-permissions/dist/server/services/role.js',
  since: '5.0.0',
  without: 'One act becomes several events, and a crash in the middle keeps some of its writes.',
  check: (strapi) =>
    Object.entries(METHODS).flatMap(([uid, names]) => {
      const service = strapi.get('services').get(uid) as object | undefined;
      if (!service && OPTIONAL.includes(uid)) return [];
      return missingMethods(uid, service, names);
    }),
  install: (strapi) => {
    const services = strapi.get('services');
    const undo = Object.entries(METHODS).flatMap(([uid, names]) => {
      const service = services.get(uid) as object | undefined;
      if (!service) return [];
      services.extend(uid, () =>
        standIn<Method>(service, (name, original) =>
          names.includes(name)
            ? function asOne(this: unknown, ...args) {
                const plain = () => original.apply(this, args);
                return strapi.isLoaded ? run(strapi, plain) : plain();
              }
            : original,
        ),
      );
      return [() => services.extend(uid, () => service)];
    });
    return () => undo.forEach((putBack) => putBack());
  },
});
