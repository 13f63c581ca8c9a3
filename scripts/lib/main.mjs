/** A message for the person who runs the script. It is printed without a stack. */
export class Failure extends Error {}

const isToBeTold = (error) => error instanceof Failure || error.code?.startsWith('ERR_PARSE_ARGS_');

/**
 * Runs a script's work and ends with its exit code.
 *
 * @param {() => Promise<number>} work
 */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(isToBeTold(error) ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
