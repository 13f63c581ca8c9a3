import type { Server } from 'node:http';
import { missingMethods, patchMethod } from './patch';
import type { Seam } from './seam';

type Listen = (...args: unknown[]) => Server;

/**
 * Reports when Strapi serves. A console, a command, a build, a script and a test that only load
 * Strapi never do.
 */
export const served = (listener: () => void): Seam => ({
  name: 'served',
  reliesOn: '`strapi.server.listen` is looked up at the call, and answers the server of Node.',
  why: 'A start is recorded only where Strapi serves, and no hook of Strapi says so.',
  seenIn: '@strapi/core/dist/Strapi.js, @strapi/core/dist/services/server/index.js',
  since: '5.0.0',
  without: 'Starts and stops are not recorded.',
  check: ({ server }) => missingMethods('strapi.server', server, ['listen']),
  install: ({ server }) =>
    patchMethod<Listen>(server, 'listen', (listen) => (...args) => {
      const httpServer = listen.apply(server, args);
      httpServer.once('listening', listener);
      return httpServer;
    }),
});
