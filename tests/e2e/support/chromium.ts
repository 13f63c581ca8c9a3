/**
 * Finds a browser: the one that `CHROMIUM_PATH` names, else an installed one, else the one inside
 * the npm package `@sparticuz/chromium`, which is made for Linux on x64.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { withEnvironment } from '../../support/environment';

const execute = promisify(execFile);

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const UNPACKED = path.resolve(__dirname, '../../../.tmp/chromium');

/** The environment variables under which tests find the browser and its libraries. */
export type BrowserEnv = {
  CHROMIUM_PATH: string;
  LD_LIBRARY_PATH?: string;
  FONTCONFIG_PATH?: string;
};

/** Unpacks aside and moves it over when done, so that it is there as a whole or not at all. */
async function unpack(): Promise<void> {
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const archives = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '../bin');
  const unfinished = `${UNPACKED}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  // The package knows no other place than the folder for temporary files.
  await withEnvironment(process.env, { TMPDIR: unfinished }, async () => {
    await chromium.executablePath();
    await inflate(path.join(archives, 'al2023.tar.br'));
  });
  await rename(unfinished, UNPACKED);
}

const starts = (executable: string): Promise<boolean> =>
  execute(executable, ['--version']).then(
    () => true,
    () => false,
  );

async function packaged(): Promise<BrowserEnv> {
  if (!existsSync(UNPACKED)) await unpack();
  const env: BrowserEnv = { CHROMIUM_PATH: path.join(UNPACKED, 'chromium') };
  // A bare system lacks some libraries and fonts, which the package has.
  if (!(await starts(env.CHROMIUM_PATH))) env.LD_LIBRARY_PATH = path.join(UNPACKED, 'al2023/lib');
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = path.join(UNPACKED, 'fonts');
  return env;
}

export async function findChromium(): Promise<BrowserEnv> {
  const installed = process.env.CHROMIUM_PATH ?? INSTALLED.find(existsSync);
  if (installed) return { CHROMIUM_PATH: installed };
  if (process.platform === 'linux' && process.arch === 'x64') return packaged();
  throw new Error('No Chromium was found. Install one, or set CHROMIUM_PATH to where it is.');
}
