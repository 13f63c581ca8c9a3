import sharp from 'sharp';
import { DESKTOP, LIST, untilListed } from './studio.mjs';

/** Pixels; wider than GitHub shows it. */
const WIDTH = 1200;
const SECONDS_A_SCENE = 2;

/**
 * A role is given a permission; what the log then shows. Each scene is pictured when it is over.
 */
const SCENES = [
  async (page) => {
    await page.goto('/admin/settings/roles');
    await page.getByText('Staff writer').first().click();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('button', { name: /Audit log/i }).click();
    await page.getByRole('checkbox', { name: /Read the audit log/i }).click();
  },
  async (page) => {
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').first().waitFor();
    await page.goto(LIST);
    await untilListed(page);
  },
  async (page) => {
    await page.locator('main [data-row-button]').first().click();
    await page.getByRole('dialog').getByRole('heading', { name: 'Changes' }).waitFor();
  },
  async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('main [data-row-menu]').first().click();
    await page.getByRole('menuitem', { name: 'Only this' }).click();
    await page.getByRole('menuitem', { name: /^Modified By/ }).click();
    await untilListed(page);
  },
  async (page) => {
    const bars = page.getByRole('toolbar', { name: 'Activity' }).getByRole('button');
    await bars.nth(-2).click();
    await untilListed(page);
  },
];

/** Plays the scenes and writes their pictures into one that moves. */
export async function shoot(open, file) {
  const page = await open({ viewport: DESKTOP, colorScheme: 'light' });
  const frames = [];
  for (const scene of SCENES) {
    await scene(page);
    await page.waitForLoadState('networkidle');
    const picture = await page.screenshot({ animations: 'disabled' });
    frames.push(await sharp(picture).resize(WIDTH).png().toBuffer());
  }
  await page.context().close();
  await sharp(frames, { join: { animated: true } })
    .webp({ quality: 80, delay: frames.map(() => SECONDS_A_SCENE * 1000), loop: 0 })
    .toFile(file);
}
