import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Setup } from './subject';

/** Other audit logs for Strapi, with what it takes to make each record. */
const OTHERS: Record<string, { version: string; id: string; config: object }> = {
  'strapi-plugin-audit-logs': { version: '2.0.3', id: 'audit-logs', config: { enabled: true } },
  'strapi-audit-log': { version: '0.1.0', id: 'audit-log', config: {} },
};

/**
 * Apart from this package's own dependencies, but below its folder, so that both run on the same
 * Strapi.
 */
const FOLDER = path.resolve(__dirname, '../../.tmp/others');

/**
 * Installs another audit log from npm, unless it is there, and says how to start with it.
 *
 * @throws where it is none of those that are known here
 */
export const otherAuditLog = async (name: string): Promise<Setup> => {
  const other = OTHERS[name];
  if (!other) {
    throw new Error(
      `Expected one of ${Object.keys(OTHERS).join(', ')} to compare with, not ${name}.`,
    );
  }
  const resolve = path.join(FOLDER, 'node_modules', name);
  if (!existsSync(resolve)) {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(path.join(FOLDER, 'package.json'), '{ "private": true }');
    const options = ['--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', ...options, `${name}@${other.version}`], { cwd: FOLDER });
  }
  return { otherPlugins: { [other.id]: { enabled: true, resolve, config: other.config } } };
};
