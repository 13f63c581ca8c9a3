import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { appEnvironment } from '../../support/app';
import { createDatabase } from '../../support/databases';
import { PackedApp } from '../../support/packed-app';
import { startScript } from '../../support/process';
import { findChromium } from './chromium';
import { running } from './running';
import { seed } from './seed';
import teardown from './teardown';

const execute = promisify(execFile);

const STRAPI = path.join(
  path.dirname(require.resolve('@strapi/strapi/package.json')),
  'bin/strapi.js',
);

async function start(): Promise<void> {
  const app = (running.app = await PackedApp.create());
  const database = (running.database = await createDatabase());
  const env = { ...appEnvironment({}, database), ...app.env, NODE_ENV: 'production' };

  const [chromium] = await Promise.all([
    findChromium(),
    execute(process.execPath, [STRAPI, 'build'], { cwd: app.dir, env: { ...process.env, ...env } }),
  ]);
  const server = await startScript({ script: STRAPI, args: ['start'], cwd: app.dir, env });
  running.server = server;
  await seed(server);

  Object.assign(process.env, chromium, {
    E2E_URL: server.url,
    E2E_APP: app.dir,
    E2E_DATABASE: JSON.stringify(database),
    E2E_SESSIONS: path.join(app.dir, '.tmp'),
  });
}

/**
 * Builds an app with the packed plugin for production, starts it, and hands its address and a
 * browser to the tests.
 */
export default async function setup(): Promise<void> {
  await rm('.tmp/screenshots', { recursive: true, force: true });
  try {
    await start();
  } catch (error) {
    await teardown();
    throw error;
  }
}
