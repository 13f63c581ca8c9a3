import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const modified = async (file) => (await stat(file)).mtimeMs;

async function newestIn(input) {
  if (!(await stat(input)).isDirectory()) return modified(input);
  const entries = await readdir(input, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const times = files.map((entry) =>
    modified(path.join(entry.parentPath ?? entry.path, entry.name)),
  );
  return Math.max(...(await Promise.all(times)));
}

/**
 * Whether something was built after all that it is built from.
 *
 * @param {string} output a file that the build writes
 * @param {string[]} inputs files and folders
 */
export async function isUpToDate(output, inputs) {
  const built = await modified(output).catch(() => 0);
  const newest = await Promise.all(inputs.map(newestIn));
  return built > Math.max(...newest);
}
