import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './main.mjs';

/** @typedef {'sqlite' | 'postgres' | 'mysql'} Database */

/** @type {Database[]} */
const DATABASES = ['sqlite', 'postgres', 'mysql'];

const FOLDER = 'tests/integration';
const FIRST_COMMENT = /^\/\*\*[\s\S]*?\*\//;
const TAG = /@(databases|whole-run)(.*)/g;

/**
 * Where a test file is run, by the tags in its first comment:
 *
 *     /** @databases sqlite *\/              only there
 *     /** @whole-run sqlite postgres *\/     everywhere, but in a whole run only there
 *
 * A file without tags is run on every database.
 *
 * @typedef {object} Places
 * @property {Database[]} databases
 * @property {Database[]} wholeRun
 */

/**
 * @param {string} file
 * @param {string} text
 * @returns {Places}
 */
export function placesOf(file, text) {
  const [comment = ''] = FIRST_COMMENT.exec(text) ?? [];
  const found = new Map([...comment.matchAll(TAG)].map(([, tag, names]) => [tag, names]));
  const read = (tag, otherwise) => {
    if (!found.has(tag)) return otherwise;
    const names = found.get(tag).replace('*/', '').trim().split(/\s+/);
    const unknown = names.filter((name) => !otherwise.includes(name));
    if (unknown.length === 0) return names;
    throw new Failure(
      `${file}: @${tag} says "${unknown.join(' ')}". It can name ${otherwise.join(', ')}.`,
    );
  };
  const databases = read('databases', DATABASES);
  return { databases, wholeRun: read('whole-run', databases) };
}

/**
 * @returns {Promise<(Places & { file: string })[]>} the integration tests, and where each is run
 */
export async function integrationTests() {
  const names = await readdir(FOLDER, { recursive: true });
  const files = names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${FOLDER}/${name}`);
  return Promise.all(
    files.map(async (file) => ({
      file,
      ...placesOf(file, await readFile(path.resolve(file), 'utf8')),
    })),
  );
}

/**
 * @param {Database} database
 * @param {boolean} isWholeRun
 * @returns {Promise<string[]>} what jest leaves out on this database, as patterns
 */
export async function leftOutOn(database, isWholeRun) {
  const tests = await integrationTests();
  return tests
    .filter(({ databases, wholeRun }) => !(isWholeRun ? wholeRun : databases).includes(database))
    .map(({ file }) => `/${file.replaceAll('.', '\\.')}$`);
}
