import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { APP_DIR, appEnvironment } from '../support/app';
import { createDatabase } from '../support/databases';

const execute = promisify(execFile);

describe('the admin panel of this version of Strapi', () => {
  it('is built with the page of the plugin', async () => {
    const database = await createDatabase();
    const manifest = require.resolve('@strapi/strapi/package.json', { paths: [APP_DIR] });
    const strapi = path.join(path.dirname(manifest), 'bin/strapi.js');
    await execute(process.execPath, [strapi, 'build'], {
      cwd: APP_DIR,
      env: { ...process.env, ...appEnvironment({}, database), NODE_ENV: 'production' },
    });
    await database.drop();

    const folder = path.join(APP_DIR, 'build');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    const scripts = await Promise.all(
      files.map((name) => readFile(path.join(folder, name), 'utf8')),
    );
    expect(scripts.some((script) => script.includes('audit-log.error.unreachable'))).toBe(true);
  }, 900_000);
});
