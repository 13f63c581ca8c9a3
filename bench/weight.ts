/**
 * What the plugin adds to the admin panel: what everybody loads at login, and what is loaded when
 * the page of the plugin is opened.
 *
 *     npm run bench:weight
 *
 * It builds the panel of an app with the packed plugin, and again with the plugin disabled.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { appEnvironment } from '../tests/support/app';
import { createDatabase } from '../tests/support/databases';
import { PackedApp } from '../tests/support/packed-app';

const execute = promisify(execFile);

/** The scripts of a built panel, by their names. */
type Scripts = Map<string, string>;

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;
const ENTRY = /(?:src|href)="[^"]*?([^"/]+\.js)"/g;

/** Strapi itself speaks of `audit-logs`. */
const OURS = /audit-log(?!s)/;

const DISABLED = "module.exports = { 'audit-log': { enabled: false } };\n";

async function buildPanel(app: PackedApp): Promise<string> {
  const database = await createDatabase();
  const manifest = require.resolve('@strapi/strapi/package.json');
  const folder = path.join(app.dir, 'build');
  await rm(folder, { recursive: true, force: true });
  await execute(process.execPath, [path.join(path.dirname(manifest), 'bin/strapi.js'), 'build'], {
    cwd: app.dir,
    env: { ...process.env, ...appEnvironment({}, database), ...app.env, NODE_ENV: 'production' },
  });
  await database.drop();
  return folder;
}

async function scriptsOf(folder: string): Promise<Scripts> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const texts = names.map(async (name) => {
    const text = await readFile(path.join(folder, name), 'utf8');
    return [name, text] as const;
  });
  return new Map(await Promise.all(texts));
}

/** What is loaded before anybody is signed in: the entries of the page, and what they import. */
async function loadedAtLogin(folder: string, scripts: Scripts): Promise<Scripts> {
  const html = await readFile(path.join(folder, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(ENTRY)].map(([, name = '']) => name);
  const loaded: Scripts = new Map();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const text = scripts.get(name);
    if (text === undefined || loaded.has(name)) continue;
    loaded.set(name, text);
    waiting.push(...[...text.matchAll(STATIC_IMPORT)].map(([, imported = '']) => imported));
  }
  return loaded;
}

interface Weight {
  raw: number;
  gzip: number;
}

const weigh = (scripts: Scripts): Weight => {
  const texts = [...scripts.values()];
  return {
    raw: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    gzip: texts.reduce((sum, text) => sum + gzipSync(text).length, 0),
  };
};

const minus = (one: Weight, other: Weight): Weight => ({
  raw: one.raw - other.raw,
  gzip: one.gzip - other.gzip,
});

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const print = (what: string, { raw, gzip }: Weight): void => {
  console.log(`${what.padEnd(44)} ${kB(raw).padStart(10)} ${kB(gzip).padStart(10)} gzip`);
};

async function measure(app: PackedApp) {
  const folder = await buildPanel(app);
  const scripts = await scriptsOf(folder);
  const login = await loadedAtLogin(folder, scripts);
  return { scripts, login, all: weigh(scripts), atLogin: weigh(login) };
}

async function main(): Promise<void> {
  const app = await PackedApp.create();
  try {
    const withPlugin = await measure(app);
    await writeFile(path.join(app.dir, 'config/plugins.js'), DISABLED);
    const without = await measure(app);

    const atLogin = minus(withPlugin.atLogin, without.atLogin);
    print('Loaded at login, without the plugin', without.atLogin);
    print('Added at login', atLogin);
    print('Added on demand, all of it', minus(minus(withPlugin.all, without.all), atLogin));
    for (const [name, text] of withPlugin.scripts) {
      if (withPlugin.login.has(name) || !OURS.test(text)) continue;
      if (!without.scripts.has(name)) print(`  of it ${name}`, weigh(new Map([[name, text]])));
    }
  } finally {
    await app.remove();
  }
}

void main();
