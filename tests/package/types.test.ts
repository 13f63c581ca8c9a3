import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { app } from './support/app';

const execute = promisify(execFile);

const TSC = require.resolve('typescript/bin/tsc');

const CONSUMER = `
import admin from 'strapi-plugin-audit-log/strapi-admin';
import server from 'strapi-plugin-audit-log/strapi-server';
import type { AuditEvent, RecorderService } from 'strapi-plugin-audit-log/strapi-server';

type IsAny<T> = 0 extends 1 & T ? true : false;
export const areAny: IsAny<typeof admin | typeof server | AuditEvent | RecorderService> = false;
`;

describe('the types of the package', () => {
  beforeAll(() => writeFile(path.join(app.dir, 'consumer.ts'), CONSUMER));

  it.each([
    ['Bundler', 'ESNext'],
    ['Node16', 'Node16'],
  ])('are found with module resolution %s', async (moduleResolution, module) => {
    const options = ['--strict', '--noEmit', '--skipLibCheck', '--jsx', 'react-jsx'];
    const check = execute(
      process.execPath,
      [TSC, ...options, '--module', module, '--moduleResolution', moduleResolution, 'consumer.ts'],
      { cwd: app.dir },
    );
    await expect(check).resolves.toEqual({ stdout: '', stderr: '' });
  });
});
