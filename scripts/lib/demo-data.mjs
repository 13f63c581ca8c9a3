import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './main.mjs';
import { run } from './run.mjs';

const fill = (folder, env) =>
  run('node', ['seed/index.mjs'], {
    cwd: folder,
    env: { ...env, BEHIND_PROXY: 'true', LOG_LEVEL: 'error' },
  });

/**
 * Fills the playground's database where it is empty.
 *
 * @param {string} folder of the playground
 * @param {Record<string, string>} env
 * @param {{ reset: boolean }} options `reset` empties it first
 */
export async function provideData(folder, env, { reset }) {
  if ((process.env.DATABASE_CLIENT ?? 'sqlite') !== 'sqlite') {
    if (reset) throw new Failure('--reset is for SQLite. Empty your database yourself.');
    if ((await fill(folder, env)) !== 0) throw new Failure('The database could not be filled.');
    return;
  }

  const file = path.resolve(folder, process.env.DATABASE_FILENAME ?? '.tmp/data.db');
  if (reset) await rm(file, { force: true });
  if (existsSync(file)) return;

  // In a file of its own until it is done: what was broken off is not taken for data.
  const unfinished = `${file}.unfinished`;
  await mkdir(path.dirname(file), { recursive: true });
  await rm(unfinished, { force: true });
  const code = await fill(folder, { ...env, DATABASE_FILENAME: unfinished });
  if (code !== 0) throw new Failure('The database could not be filled.');
  await rename(unfinished, file);
}
