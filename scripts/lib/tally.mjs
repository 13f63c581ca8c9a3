import { readFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const PASSED = { passed: 1, failed: 0, skipped: 0 };
/** @type {Tally} */
export const FAILED = { passed: 0, failed: 1, skipped: 0 };
/** @type {Tally} */
export const SKIPPED = { passed: 0, failed: 0, skipped: 1 };

/** @param {Tally[]} tallies */
export const sum = (tallies) =>
  tallies.reduce(
    (total, tally) => ({
      passed: total.passed + tally.passed,
      failed: total.failed + tally.failed,
      skipped: total.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/**
 * Counts the tests of a jest run. A test file that could not run at all counts as one failed test.
 *
 * @param {string} file what jest wrote with `--json --outputFile`
 * @returns {Promise<Tally>}
 */
export async function tallyOfJest(file) {
  const results = JSON.parse(await readFile(file, 'utf8'));
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
