/**
 * `npm test`: runs every check there is and closes with one line that counts them.
 *
 *     npm test                                   everything
 *     npm test -- unit integration:sqlite        only these steps
 *     npm test -- integration:postgres tests/integration/roles.test.ts -t granted
 *
 * A step that fails does not keep the next ones from running.
 */
import { fileURLToPath } from 'node:url';
import { chooseSteps } from './lib/choose-steps.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { Failure, main } from './lib/main.mjs';
import { STEPS } from './lib/steps.mjs';
import { FAILED, SKIPPED, sum } from './lib/tally.mjs';

/** Runs one step and says so. */
async function runStep(step, jestArgs, isWholeRun) {
  console.log(`\n── ${step.name}: ${step.title}`);
  const start = Date.now();
  const tally = await step.run(jestArgs, isWholeRun).catch((error) => {
    console.error(error instanceof Failure ? error.message : error);
    return FAILED;
  });
  const verdict = tally.failed > 0 ? 'FAILED' : 'done';
  console.log(`── ${step.name}: ${verdict} in ${Math.round((Date.now() - start) / 1000)} s`);
  return tally;
}

async function runAll({ chosen, jestArgs, isWholeRun }) {
  const tallies = new Map();
  for (const step of chosen) {
    const isBuildBroken = tallies.get('build')?.failed > 0;
    if (step.needsBuild && isBuildBroken) {
      console.log(`\n── ${step.name}: not run, because the build failed`);
      tallies.set(step.name, SKIPPED);
    } else {
      tallies.set(step.name, await runStep(step, jestArgs, isWholeRun));
    }
  }
  return tallies;
}

/** Prints the closing lines. */
function report(tallies) {
  const failedSteps = [...tallies].filter(([, { failed }]) => failed > 0).map(([name]) => name);
  if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
  const { passed, failed, skipped } = sum([...tallies.values()]);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
}

await main(async () => {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const plan = chooseSteps(STEPS, process.argv.slice(2));
  await ensureInstalled();
  return report(await runAll(plan));
});
