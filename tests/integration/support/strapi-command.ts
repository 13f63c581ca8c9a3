import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { APP_DIR, appEnvironment } from '../../support/app';
import type { TestDatabase } from '../../support/databases';

const run = promisify(execFile);
const STRAPI = path.join(
  path.dirname(require.resolve('@strapi/strapi/package.json', { paths: [APP_DIR] })),
  'bin/strapi.js',
);

/** Runs a command of Strapi's in the fixture app, as an operator would; answers what it prints. */
export const strapiCommand = async (database: TestDatabase, ...args: string[]): Promise<string> => {
  const { stdout } = await run(process.execPath, [STRAPI, ...args], {
    cwd: APP_DIR,
    env: { ...process.env, ...appEnvironment({}, database) },
  });
  return stdout;
};
