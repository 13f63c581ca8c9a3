import { Failure } from './main.mjs';

/** @typedef {import('./steps.mjs').Step} Step */

/** A step by its whole name, or several by the part before the colon. */
const isNamed = (step, word) => step.name === word || step.name.startsWith(`${word}:`);

/** Anything that looks like a path or an option is meant for jest. */
const isForJest = (word) => word.startsWith('-') || word.includes('/') || word.endsWith('.ts');

/**
 * Reads the command line of `npm test`: the steps to run (all of them where none is named), and
 * what jest gets.
 *
 * @param {Step[]} steps
 * @param {string[]} words
 * @returns {{ chosen: Step[], jestArgs: string[], isWholeRun: boolean }}
 */
export function chooseSteps(steps, words) {
  const firstForJest = words.findIndex(isForJest);
  const names = firstForJest === -1 ? words : words.slice(0, firstForJest);
  const jestArgs = firstForJest === -1 ? [] : words.slice(firstForJest);

  const unknown = names.filter((word) => !steps.some((step) => isNamed(step, word)));
  if (unknown.length > 0) {
    const known = steps.map((step) => step.name).join(', ');
    throw new Failure(`There is no step ${unknown.join(', ')}. The steps are ${known}.`);
  }
  if (names.length === 0) return { chosen: steps, jestArgs, isWholeRun: true };

  const named = steps.filter((step) => names.some((word) => isNamed(step, word)));
  const buildFirst = named.some((step) => step.needsBuild);
  const chosen = steps.filter(
    (step) => named.includes(step) || (buildFirst && step.name === 'build'),
  );
  return { chosen, jestArgs, isWholeRun: false };
}
