/**
 * Where pictures are taken: the demo with data of its own, and a browser that is signed in to it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ADMINISTRATOR } from '../../playground/seed/people.mjs';
import { Failure } from '../lib/main.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const { PORT = '1340' } = process.env;
const ADDRESS = `http://127.0.0.1:${PORT}`;

export const LIST = '/admin/settings/audit-log';
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** @param {import('playwright-core').Page} page */
export const untilListed = (page) => page.locator('main [data-row-button]').first().waitFor();

const answers = () =>
  fetch(`${ADDRESS}/_health`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Starts the demo with data of its own, and resolves when it answers. */
async function startDemo() {
  const demo = fork(path.join(ROOT, 'scripts/demo.mjs'), ['--reset'], {
    // Not this process's own flags.
    execArgv: [],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT,
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: '.tmp/screenshots.db',
    },
  });
  while (!(await answers())) {
    if (demo.exitCode !== null) throw new Failure('The demo did not start.');
    await sleep(500);
  }
  return demo;
}

/** Strapi's own announcements are no part of the pictures. */
async function closeAnnouncements(page) {
  const close = page.getByRole('button', { name: 'Close the banner' });
  while ((await close.count()) > 0) await close.first().click();
}

async function signIn(browser) {
  const context = await browser.newContext({ baseURL: ADDRESS });
  const page = await context.newPage();
  await page.goto('/admin/auth/login');
  await page.locator('input[name=email]').fill(ADMINISTRATOR.email);
  await page.locator('input[name=password]').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('navigation').first().waitFor();
  await page.goto(LIST);
  await untilListed(page);
  await closeAnnouncements(page);
  const session = await context.storageState();
  await context.close();
  return session;
}

/**
 * Hands `work` a function that opens a window, signed in: `open({ viewport, colorScheme })` answers
 * its page.
 *
 * @param {(open: (looks: import('playwright-core').BrowserContextOptions) =>
 * Promise<import('playwright-core').Page>) => Promise<void>} work
 */
export async function inStudio(work) {
  const demo = await startDemo();
  try {
    const { chromium } = await import('playwright-core');
    const { findChromium } = createRequire(import.meta.url)('../../tests/e2e/support/chromium');
    const { CHROMIUM_PATH: executablePath, ...env } = await findChromium();
    const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env } });
    try {
      const storageState = await signIn(browser);
      const common = { baseURL: ADDRESS, storageState, locale: 'en-US', timezoneId: 'UTC' };
      await work(async (looks) => {
        const context = await browser.newContext({ ...common, reducedMotion: 'reduce', ...looks });
        return context.newPage();
      });
    } finally {
      await browser.close();
    }
  } finally {
    const stopped = once(demo, 'exit');
    demo.kill();
    await stopped;
  }
}
