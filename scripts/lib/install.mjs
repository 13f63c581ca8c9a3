import { existsSync } from 'node:fs';
import { Failure } from './main.mjs';
import { run } from './run.mjs';

/**
 * Installs the dependencies where they are missing. Only node's own modules may be imported until
 * this has run. The file that is looked for is the last thing npm writes, so a broken-off
 * installation is repeated.
 */
export async function ensureInstalled() {
  if (existsSync('node_modules/.package-lock.json')) return;
  console.log('Installing dependencies (npm ci) …');
  const code = await run('npm', ['ci']);
  if (code !== 0) throw new Failure('npm ci failed; its reason is printed above.');
}
