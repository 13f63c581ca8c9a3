import { leftOutOn } from './databases.mjs';
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
 * @property {(jestArgs: string[], isWholeRun: boolean) => Promise<Tally>} run a whole run is one
 * where no step is named
 */

/** @param {string[]} names scripts of package.json, run one after the other until one fails */
const npmScripts = (names) => async () => {
  for (const name of names) {
    if ((await run('npm', ['run', '--silent', name])) !== 0) return FAILED;
  }
  return PASSED;
};

async function integrationOnSqlite(args, isWholeRun) {
  return runJest('integration', {
    args,
    ignore: await leftOutOn('sqlite', isWholeRun),
    env: { DATABASE_CLIENT: 'sqlite' },
  });
}

async function integrationOnPostgres(args, isWholeRun) {
  const postgres = await startPostgres();
  try {
    return await runJest('integration', {
      args,
      ignore: await leftOutOn('postgres', isWholeRun),
      env: postgres.env,
    });
  } finally {
    await postgres.stop();
  }
}

async function integrationOnMariadb(args, isWholeRun) {
  const found = await findMariadb();
  if ('reason' in found) {
    console.log(`Left out: ${found.reason}.`);
    return SKIPPED;
  }
  return runJest('integration', {
    args,
    ignore: await leftOutOn('mysql', isWholeRun),
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
    run: integrationOnSqlite,
  },
  {
    name: 'integration:postgres',
    title: 'integration tests on PostgreSQL',
    needsBuild: true,
    run: integrationOnPostgres,
  },
  {
    name: 'integration:mysql',
    title: 'integration tests on MariaDB or MySQL',
    needsBuild: true,
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
