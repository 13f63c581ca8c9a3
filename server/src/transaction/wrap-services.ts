import type { Core } from '@strapi/strapi';
import { atomically } from './atomically';

type Method = (...args: unknown[]) => Promise<unknown>;

/**
 * Service methods of which one call is one human act made of many writes. Each becomes one transaction, and so one event per
 * affected thing. It is a list, not everything: methods that hash passwords, send mail or throw after cleaning up
 * (`admin::auth.resetPassword`) must not be held in a transaction.
 */
const ACTS: Record<string, readonly string[]> = {
  'admin::api-token': ['create', 'update', 'revoke'],
  'admin::api-token-admin': ['create', 'update', 'revoke'],
  'admin::api-token-content-api': ['create', 'update', 'revoke'],
  'admin::role': ['assignPermissions', 'deleteByIds'],
  'admin::user': ['assignARoleToAll', 'deleteByIds'],
  'plugin::users-permissions.role': ['createRole', 'updateRole', 'deleteRole'],
};

/** Makes each call of the listed methods one transaction. Strapi looks services up at call time, so this reaches all callers. */
export const wrapServices = (strapi: Core.Strapi): void => {
  for (const [uid, methods] of Object.entries(ACTS)) {
    const services = strapi.get('services');
    if (!services.get(uid)) continue;
    services.extend(uid, (service: Record<string, Method>) => {
      const wrapped = methods.flatMap((name) => {
        const method = service[name];
        if (!method) return [];
        const asOne: Method = (...args) =>
          strapi.isLoaded
            ? atomically(strapi, () => method.apply(service, args))
            : method.apply(service, args);
        return [[name, asOne] as const];
      });
      return { ...service, ...Object.fromEntries(wrapped) };
    });
  }
};
