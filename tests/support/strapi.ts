import type { AddressInfo } from 'node:net';
import type * as Strapi from '@strapi/strapi';
import supertest from 'supertest';
import { APP_DIR, appEnvironment, type AppOptions } from './app';
import { createDatabase, type TestDatabase } from './databases';
import { withEnvironment } from './environment';
import { node } from './node';

/** A Strapi that runs in this process: a test can speak to it over HTTP and reach inside it. */
export interface RunningStrapi {
  strapi: Strapi.Core.Strapi;
  url: string;
  /** Speaks to it without signing in. */
  agent: supertest.Agent;
  database: TestDatabase;
  /** Stops it and drops its database, unless the database was handed in. */
  stop(): Promise<void>;
  /** Stops it and starts it again on the same data, perhaps with other options. */
  restart(options?: Omit<AppOptions, 'database'>): Promise<RunningStrapi>;
}

const entry = node.require.resolve('@strapi/strapi', { paths: [APP_DIR] });
const { createStrapi } = node.require(entry) as typeof Strapi;

async function boot(options: AppOptions, database: TestDatabase): Promise<Strapi.Core.Strapi> {
  return withEnvironment(node.global.process.env, appEnvironment(options, database), async () => {
    const strapi = createStrapi({ appDir: APP_DIR, distDir: APP_DIR, serveAdminPanel: false });
    try {
      await strapi.load();
    } catch (error) {
      // What is only half there may fail to come down as well; the reason to report is the first
      // one.
      await strapi.destroy().catch(() => undefined);
      throw error;
    }
    strapi.server.mount();
    return strapi;
  });
}

async function listen(strapi: Strapi.Core.Strapi): Promise<string> {
  const { httpServer } = strapi.server;
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
}

async function start(
  options: AppOptions,
  database: TestDatabase,
  ownsDatabase: boolean,
): Promise<RunningStrapi> {
  const strapi = await boot(options, database);
  const url = await listen(strapi);
  return {
    strapi,
    url,
    agent: supertest.agent(url),
    database,
    async stop() {
      await strapi.destroy();
      if (ownsDatabase) await database.drop();
    },
    async restart(otherOptions = {}) {
      await strapi.destroy();
      return start(otherOptions, database, ownsDatabase);
    },
  };
}

/**
 * Starts the fixture app with the built plugin. Stop it in `afterAll`. A boot that fails rejects
 * with its reason, which is how a test sees a wrong option refused.
 */
export async function startStrapi(options: AppOptions = {}): Promise<RunningStrapi> {
  const database = options.database ?? (await createDatabase());
  const ownsDatabase = options.database === undefined;
  try {
    return await start(options, database, ownsDatabase);
  } catch (error) {
    if (ownsDatabase) await database.drop();
    throw error;
  }
}
