/**
 * `npm run demo`: a Strapi with the plugin and a fortnight of activity to look at.
 *
 *     npm run demo                    starts it; builds and fills it where that is not done yet
 *     npm run demo -- --reset         starts it with fresh data
 *     PORT=8080 npm run demo          elsewhere; HOST, DATABASE_CLIENT and the like work as in any Strapi
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ADMINISTRATOR } from '../playground/seed/people.mjs';
import { provideData } from './lib/demo-data.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { Failure, main } from './lib/main.mjs';
import { run } from './lib/run.mjs';
import { isUpToDate } from './lib/up-to-date.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PLAYGROUND = path.join(ROOT, 'playground');
const STRAPI = path.join(ROOT, 'node_modules/@strapi/strapi/bin/strapi.js');

const { HOST = '127.0.0.1', PORT = '1337' } = process.env;
const ADDRESS = `http://${HOST}:${PORT}`;
const ENV = {
  HOST,
  PORT,
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  STRAPI_DISABLE_EE: 'true',
};

const answers = () =>
  fetch(`${ADDRESS}/_health`).then(
    () => true,
    () => false,
  );

async function buildPlugin() {
  const inputs = ['admin', 'server', 'package.json'].map((input) => path.join(ROOT, input));
  if (await isUpToDate(path.join(ROOT, 'dist/server/index.js'), inputs)) return;
  console.log('\nBuilding the plugin …');
  if ((await run('npm', ['run', '--silent', 'build'])) !== 0) {
    throw new Failure('The plugin could not be built.');
  }
}

async function buildPlayground() {
  const inputs = [
    path.join(ROOT, 'dist'),
    ...['config', 'src', 'package.json', 'tsconfig.json'].map((input) =>
      path.join(PLAYGROUND, input),
    ),
  ];
  if (await isUpToDate(path.join(PLAYGROUND, 'dist/build/index.html'), inputs)) return;
  console.log('\nBuilding the admin panel (about a minute) …');
  if ((await run('node', [STRAPI, 'build'], { cwd: PLAYGROUND, env: ENV })) !== 0) {
    throw new Failure('The admin panel could not be built.');
  }
}

/** Starts Strapi, and prints the address and the accounts once it answers. */
async function serve() {
  console.log('\nStarting Strapi …');
  const server = fork(STRAPI, ['start'], { cwd: PLAYGROUND, env: { ...process.env, ...ENV } });
  const stopped = once(server, 'exit');
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  while (server.exitCode === null && !(await answers())) await sleep(200);
  if (server.exitCode === null) {
    console.log(`
The audit log is at  ${ADDRESS}/admin/settings/audit-log

  Sign in at  ${ADDRESS}/admin
  E-mail      ${ADMINISTRATOR.email}
  Password    ${ADMINISTRATOR.password}

Stop it with Ctrl-C.`);
  }
  const [code] = await stopped;
  return code ?? 0;
}

await main(async () => {
  const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } });
  process.chdir(ROOT);
  if (await answers()) {
    throw new Failure(`Something is at ${ADDRESS} already. Elsewhere: PORT=8080 npm run demo`);
  }
  await ensureInstalled();
  await buildPlugin();
  await buildPlayground();
  await provideData(PLAYGROUND, ENV, values);
  return serve();
});
