import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Credentials } from '../../support/admin';
import type { OnFailure } from './environment';
import { ADMIN } from './seed';

/** Long enough for a slow machine, short enough that a test can say what it missed. */
const TIMEOUT = 15_000;

export interface VisitOptions extends Pick<BrowserContextOptions, 'colorScheme' | 'viewport'> {
  as?: Credentials;
}

/** Opens an address of the admin panel, such as `/settings/audit-log`, in a window of its own. */
export type Visit = (address: string, options?: VisitOptions) => Promise<Page>;

const sessionFile = ({ email }: Credentials): string =>
  path.join(process.env.E2E_SESSIONS ?? '', `${email}.json`);

async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto('/admin/auth/login');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Signs in through the form once for each person; from then on the session is taken up again. */
async function openSession(
  browser: Browser,
  { as = ADMIN, ...options }: VisitOptions,
): Promise<Page> {
  const file = sessionFile(as);
  const storageState = existsSync(file) ? file : undefined;
  const context = await browser.newContext({
    baseURL: process.env.E2E_URL,
    storageState,
    // What fades in would be judged, and pictured, while half there.
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(TIMEOUT);
  const page = await context.newPage();
  if (!storageState) {
    await signIn(page, as);
    await context.storageState({ path: file });
  }
  return page;
}

/** Pictures of every window, for whoever looks into a failed test. */
async function takePictures(browser: Browser, testName: string): Promise<void> {
  const name = testName.replaceAll(/\W+/g, '-');
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(
    pages.map((page, index) =>
      page.screenshot({ path: `.tmp/screenshots/failed/${name}-${index}.png`, fullPage: true }),
    ),
  );
}

/** Gives a test file a browser, and closes each window after the test that opened it. */
export function useBrowser(): Visit {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH });
    (globalThis as OnFailure).onFailure = (testName) => takePictures(browser, testName);
  });

  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  afterAll(() => browser.close());

  return async (address, options = {}) => {
    const page = await openSession(browser, options);
    await page.goto(`/admin${address}`);
    return page;
  };
}
