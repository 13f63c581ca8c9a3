import { runJest } from './jest.mjs';
import { findMariadb } from './mariadb.mjs';
import { startPostgres } from './postgres.mjs';
import { run } from './run.mjs';
import { FAILED, PASSED, SKIPPED } from './tally.mjs';
import { testVersions } from './versions.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title what it does, in words
 * @property {boolean} [needsBuild] it works on `dist`
 * @property {string[]} [notInWholeRun] test files left out where no step is named, to keep the whole run short
 * @property {(jestArgs: string[], ignore: string[]) => Promise<Tally>} run
 */

/** @param {string[]} names scripts of package.json, run one after the other until one fails */
const npmScripts = (names) => async () => {
  for (const name of names) {
    if ((await run('npm', ['run', '--silent', name])) !== 0) return FAILED;
  }
  return PASSED;
};

/** What the command line of Strapi does to the log takes long, and is the same on every database. */
const ONLY_ON_SQLITE = ['log-replaced'];
/**
 * What shows on one database as it does on the others, because it is decided above them. A whole run does it on SQLite only,
 * to end within twenty minutes; `npm test -- integration` does all of it everywhere.
 */
const ABOVE_THE_DATABASE = [
  'access',
  'accounts',
  'cli',
  'config',
  'docs-example',
  'end-user',
  'graphql',
  'hidden',
  'housekeeping',
  'nested-content',
  'recorder',
  'repeated-failures',
  'scripts',
  'secrets',
  'settings',
  'sign-in',
  'source',
  'switched-off',
].map((name) => `integration/${name}`);

/** Of processes, not of databases: a whole run does it on the other two. */
const OF_PROCESSES = ['integration/two-processes', 'integration/shutdown'];

/** Processes on several machines have no SQLite in common. */
const NOT_ON_SQLITE = ['two-processes'];

async function integrationOnPostgres(args, ignore) {
  const postgres = await startPostgres();
  try {
    return await runJest('integration', {
      args,
      ignore: [...ONLY_ON_SQLITE, ...ignore],
      env: postgres.env,
    });
  } finally {
    await postgres.stop();
  }
}

async function integrationOnMariadb(args, ignore) {
  const found = await findMariadb();
  if ('reason' in found) {
    console.log(`Left out: ${found.reason}.`);
    return SKIPPED;
  }
  return runJest('integration', {
    args,
    ignore: [...ONLY_ON_SQLITE, ...ignore],
    env: found.env,
  });
}

/** @type {Step[]} What `npm test` runs, in this order. */
export const STEPS = [
  { name: 'types', title: 'type check', run: npmScripts(['check:types']) },
  { name: 'lint', title: 'ESLint and Prettier', run: npmScripts(['lint']) },
  {
    name: 'build',
    title: 'build, and verify as the Strapi SDK does',
    run: npmScripts(['build', 'verify']),
  },
  { name: 'unit', title: 'unit tests', run: (args) => runJest('unit', { args }) },
  {
    name: 'integration:sqlite',
    title: 'integration tests on SQLite',
    needsBuild: true,
    run: (args) =>
      runJest('integration', {
        args,
        ignore: NOT_ON_SQLITE,
        env: { DATABASE_CLIENT: 'sqlite' },
      }),
  },
  {
    name: 'integration:postgres',
    title: 'integration tests on PostgreSQL',
    needsBuild: true,
    notInWholeRun: ABOVE_THE_DATABASE,
    run: integrationOnPostgres,
  },
  {
    name: 'integration:mysql',
    title: 'integration tests on MariaDB or MySQL',
    needsBuild: true,
    notInWholeRun: [...ABOVE_THE_DATABASE, ...OF_PROCESSES],
    run: integrationOnMariadb,
  },
  {
    name: 'package',
    title: 'the packed package in an app of its own',
    needsBuild: true,
    run: (args) => runJest('package', { args }),
  },
  {
    name: 'versions',
    title: 'older and newer versions of Strapi, installed from the packed package',
    needsBuild: true,
    run: testVersions,
  },
  {
    name: 'e2e',
    title: 'browser tests on a production build',
    needsBuild: true,
    // One browser and one server: files that ran side by side would see each other's events.
    run: (args) => runJest('e2e', { args: ['--maxWorkers=1', ...args] }),
  },
];
