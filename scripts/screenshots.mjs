/**
 * `npm run docs:screenshots`: takes the pictures in `docs/images` from the demo, which is filled afresh for it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { ADMINISTRATOR } from '../playground/seed/people.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { Failure, main } from './lib/main.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IMAGES = path.join(ROOT, 'docs/images');

const { PORT = '1340' } = process.env;
const ADDRESS = `http://127.0.0.1:${PORT}`;

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const LIST = '/admin/settings/audit-log';

/** What is pictured: where it is, what it looks like there, and what is done before the picture is taken. */
const PICTURES = [
  {
    name: 'audit-log-light',
    at: LIST,
    colorScheme: 'light',
    viewport: DESKTOP,
    prepare: untilListed,
  },
  {
    name: 'audit-log-dark',
    at: LIST,
    colorScheme: 'dark',
    viewport: DESKTOP,
    prepare: untilListed,
  },
  {
    name: 'audit-log-narrow',
    at: LIST,
    colorScheme: 'light',
    viewport: PHONE,
    prepare: untilListed,
  },
  {
    name: 'event-details',
    at: `${LIST}?action=permissions-changed&sort=occurredAt:asc`,
    colorScheme: 'light',
    viewport: DESKTOP,
    prepare: openFirstEvent,
  },
  {
    name: 'configuration',
    at: '/admin/settings/audit-log-configuration',
    colorScheme: 'light',
    viewport: DESKTOP,
    prepare: (page) => page.getByRole('button', { name: 'Save' }).waitFor(),
  },
];

function untilListed(page) {
  return page.getByRole('button', { name: 'View details' }).first().waitFor();
}

async function openFirstEvent(page) {
  await page.getByRole('button', { name: 'View details' }).first().click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Changes' }).waitFor();
}

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

async function takePicture(browser, session, { name, at, prepare, ...looks }) {
  const context = await browser.newContext({
    ...looks,
    baseURL: ADDRESS,
    storageState: session,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.goto(at);
  await prepare(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`), animations: 'disabled' });
  await context.close();
  console.log(`docs/images/${name}.png`);
}

async function takePictures() {
  const { chromium } = await import('playwright-core');
  const { findChromium } = createRequire(import.meta.url)('../tests/e2e/support/chromium');
  const { CHROMIUM_PATH: executablePath, ...env } = await findChromium();
  const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env } });
  try {
    const session = await signIn(browser);
    for (const picture of PICTURES) await takePicture(browser, session, picture);
  } finally {
    await browser.close();
  }
}

await main(async () => {
  process.chdir(ROOT);
  await ensureInstalled();
  await mkdir(IMAGES, { recursive: true });
  const demo = await startDemo();
  try {
    await takePictures();
  } finally {
    const stopped = once(demo, 'exit');
    demo.kill();
    await stopped;
  }
  return 0;
});
