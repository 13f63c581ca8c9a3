import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runJest } from './jest.mjs';
import { Failure } from './main.mjs';
import { FAILED, sum } from './tally.mjs';

const execute = promisify(execFile);

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** Outside of the repository, whose packages and `tsconfig.json` an app inside it would find. */
const FOLDER = path.join(tmpdir(), `audit-log-versions-${hashOf(ROOT).slice(0, 8)}`);
const FIXTURES = path.join(ROOT, 'tests/fixtures');
const PLUGIN = 'strapi-plugin-audit-log';

const manifestOf = async (folder) =>
  JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));

/**
 * The versions of Strapi that are tested: the lowest that package.json allows, one in the middle,
 * one of which npm installs a newer `@strapi/utils` beside the core's own, and the newest.
 * `STRAPI_VERSIONS="5.30.1 5.36.1"` names others.
 */
async function chooseVersions() {
  const named = process.env.STRAPI_VERSIONS;
  if (named) return named.split(/[\s,]+/);
  const { peerDependencies, devDependencies } = await manifestOf('.');
  const lowest = peerDependencies['@strapi/strapi'].replace('^', '');
  return [lowest, '5.42.1', '5.52.3', devDependencies['@strapi/strapi']];
}

/** What the package.json of a new app says, with the plugin added. */
async function describeApp(version, tarball) {
  const { version: driver } = await manifestOf('node_modules/better-sqlite3');
  return {
    name: 'audit-log-version-app',
    private: true,
    version: '0.0.0',
    dependencies: {
      '@strapi/plugin-users-permissions': version,
      '@strapi/strapi': version,
      'better-sqlite3': driver,
      react: '^18.0.0',
      'react-dom': '^18.0.0',
      'react-router-dom': '^6.0.0',
      'styled-components': '^6.0.0',
      [PLUGIN]: `file:${tarball}`,
    },
    strapi: { uuid: false },
  };
}

async function pack() {
  await mkdir(FOLDER, { recursive: true });
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', FOLDER]);
  return path.join(FOLDER, JSON.parse(stdout)[0].filename);
}

async function unpack(tarball, folder) {
  await rm(path.join(folder, 'dist'), { recursive: true, force: true });
  await execute('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}

/** What an installation depends on: while it stays the same, only the plugin is replaced. */
async function keyOf(app) {
  const { dependencies, peerDependencies, peerDependenciesMeta } = await manifestOf('.');
  const parts = [app, dependencies, peerDependencies, peerDependenciesMeta, process.version];
  return hashOf(JSON.stringify(parts));
}

/** Installs an app by plain `npm install`. Scripts are off: SQLite's driver is compiled already. */
async function npmInstall(folder) {
  const args = ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await execute('npm', args, { cwd: folder, maxBuffer: 1e8 }).catch((error) => {
    throw new Failure(`npm could not install ${folder}:\n${error.stderr}`);
  });
  const driver = 'node_modules/better-sqlite3/build';
  await cp(driver, path.join(folder, driver), { recursive: true });
}

/** @returns {Promise<string>} the folder of an app that has this version and the plugin */
async function provideApp(version, tarball) {
  const folder = path.join(FOLDER, version);
  const app = await describeApp(version, tarball);
  const key = await keyOf(app);
  const keyFile = path.join(folder, 'installed');
  const installed = existsSync(keyFile) ? await readFile(keyFile, 'utf8') : null;
  if (installed !== key) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(app, null, 2));
    await npmInstall(folder);
    await writeFile(keyFile, key);
  }
  await unpack(tarball, path.join(folder, 'node_modules', PLUGIN));
  for (const part of ['config', 'public', 'src', 'server.js']) {
    await cp(path.join(FIXTURES, 'app', part), path.join(folder, part), { recursive: true });
  }
  return folder;
}

/** @param {string[]} args for jest */
export async function testVersions(args) {
  const tarball = await pack();
  const { version: own } = await manifestOf('node_modules/@strapi/strapi');
  const tallies = [];
  for (const version of await chooseVersions()) {
    console.log(`\nStrapi ${version}`);
    const folder = await provideApp(version, tarball).catch((error) => {
      console.error(error instanceof Failure ? error.message : error);
      return null;
    });
    const env = { DATABASE_CLIENT: 'sqlite', STRAPI_APP_DIR: folder };
    // The panel of the version that the repository itself has is built for the browser tests.
    const ignore = version === own ? ['tests/versions/panel'] : [];
    tallies.push(folder ? await runJest('versions', { args, ignore, env }) : FAILED);
  }
  return sum(tallies);
}
