import { mkdir, rm } from 'node:fs/promises';
import { run } from './run.mjs';
import { FAILED, sum, tallyOfJest } from './tally.mjs';

const RESULTS = '.tmp/test-results';

/**
 * Runs one of the projects in jest.config.js.
 *
 * @param {string} project
 * @param {{ args?: string[], ignore?: string[], env?: Record<string, string> }} [options] `ignore`:
 * files left out
 */
export async function runJest(project, { args = [], ignore = [], env = {} } = {}) {
  const outputFile = `${RESULTS}/${project}-${env.DATABASE_CLIENT ?? 'none'}.json`;
  await mkdir(RESULTS, { recursive: true });
  await rm(outputFile, { force: true });
  const code = await run(
    'node',
    [
      // Strapi imports some of its dependencies dynamically, which jest only allows with this.
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      project,
      // Before another option, because it takes all that follows it.
      ...(ignore.length > 0 ? ['--testPathIgnorePatterns', ...ignore] : []),
      '--json',
      `--outputFile=${outputFile}`,
      ...args,
    ],
    { env },
  );
  // No file: jest itself broke down.
  const tally = await tallyOfJest(outputFile).catch(() => FAILED);
  // Jest can also fail as a whole with every test passed, such as when it found no test.
  return code !== 0 && tally.failed === 0 ? sum([tally, FAILED]) : tally;
}
