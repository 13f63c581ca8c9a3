import type { RunAtomically } from './entity-writes';
import { missingMethods, standIn } from './patch';
import type { Seam } from './seam';

type Method = (...args: unknown[]) => Promise<unknown>;

/**
 * Service methods of which one call is one human act made of many writes. Each becomes one
 * transaction, and so one event per affected entity. It is a list, not everything: methods that hash
 * passwords, send mail or throw after cleaning up (`admin::auth.resetPassword`) must not be in a
 * transaction.
 */
const METHODS: Record<string, readonly string[]> = {
  'admin::api-token': ['create', 'update', 'revoke'],
  'admin::api-token-admin': ['create', 'update', 'revoke'],
  'admin::api-token-content-api': ['create', 'update', 'revoke'],
  'admin::role': ['assignPermissions', 'deleteByIds'],
  'admin::user': ['assignARoleToAll', 'deleteByIds'],
  'plugin::users-permissions.role': ['createRole', 'updateRole', 'deleteRole'],
};

/** Services that Strapi has or not: those of 5.5x that share a table, and of a plugin of one's choice. */
const OPTIONAL = [
  'admin::api-token-admin',
  'admin::api-token-content-api',
  'plugin::users-permissions.role',
];

/** Makes each call of the listed methods one transaction. */
export const serviceMethods = (run: RunAtomically): Seam => ({
  name: 'service-methods',
  reliesOn: `Services are looked up at each call and have these methods: ${JSON.stringify(METHODS)}.`,
  why: 'Saving the permissions of a role is dozens of writes and one event.',
  seenIn:
    '@strapi/admin/dist/server/server/src/services/role.js, user.js, api-token.js; @strapi/plugin-users-permissions/dist/server/services/role.js',
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
