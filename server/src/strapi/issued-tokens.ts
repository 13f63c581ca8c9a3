import { missingMethods, standIn } from './patch';
import type { Seam } from './seam';

type Issue = (payload: unknown, ...rest: unknown[]) => unknown;

const UID = 'plugin::users-permissions.jwt';

/** Hears of each token that an end user is given. */
export const issuedTokens = (listen: (userId: number | string) => void): Seam => ({
  name: 'issued-tokens',
  reliesOn: `The service ${UID} has the method issue, which is handed { id }.`,
  why: 'An app may answer a sign-in without the user in the body, and set a cookie.',
  seenIn: '@strapi/plugin-users-permissions/dist/server/services/jwt.js',
  since: '5.0.0',
  without: 'A sign-in that is answered without the user is recorded by what was typed.',
  check: (strapi) => missingMethods(UID, strapi.get('services').get(UID), ['issue']),
  install: (strapi) => {
    const services = strapi.get('services');
    const service = services.get(UID) as object | undefined;
    if (!service) return () => undefined;
    services.extend(UID, () =>
      standIn<Issue>(service, (name, original) =>
        name === 'issue'
          ? function issue(this: unknown, payload, ...rest) {
              const { id } = (payload ?? {}) as { id?: unknown };
              if (typeof id === 'number' || typeof id === 'string') listen(id);
              return original.call(this, payload, ...rest);
            }
          : original,
      ),
    );
    return () => services.extend(UID, () => service);
  },
});
