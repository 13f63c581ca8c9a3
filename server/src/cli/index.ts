#!/usr/bin/env node
import { newKey } from './new-key';
import { type CommandResult, EXIT, USAGE } from './result';
import { verify } from './verify';

/**
 * The command line of the plugin: `npx strapi-plugin-audit-log <command>`. It needs no Strapi and
 * no database.
 */
const COMMANDS: Record<string, (args: string[]) => CommandResult | Promise<CommandResult>> = {
  verify,
  'new-key': newKey,
};

const main = async ([name = 'help', ...args]: string[]): Promise<CommandResult> => {
  const command = COMMANDS[name];
  if (command) return command(args);
  const isHelp = ['help', '--help', '-h'].includes(name);
  return { code: isHelp ? EXIT.ok : EXIT.unreadable, [isHelp ? 'output' : 'error']: USAGE };
};

/**
 * Node ends with 1 after an error that nobody caught, which would mean that something was altered.
 */
process.on('uncaughtException', () => {
  process.stderr.write('The command failed.\n');
  process.exit(EXIT.unreadable);
});
// The reader of the output may have closed it, as `head` does.
process.stdout.on('error', () => undefined);

void main(process.argv.slice(2))
  .catch((error: unknown): CommandResult => ({
    code: EXIT.unreadable,
    error: error instanceof Error ? error.message : 'The command failed.',
  }))
  .then(({ code, output, error }) => {
    if (output) process.stdout.write(`${output}\n`);
    if (error) process.stderr.write(`${error}\n`);
    process.exitCode = code;
  });
