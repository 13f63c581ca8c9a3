/**
 * `npm run docs:screenshots`: takes the pictures in `docs/images` from the demo, which is filled
 * afresh for it.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { shoot } from './screenshots/film.mjs';
import { PICTURES } from './screenshots/pictures.mjs';
import { inStudio } from './screenshots/studio.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IMAGES = path.join(ROOT, 'docs/images');

async function takePicture(open, { name, at, prepare, part, ...looks }) {
  const page = await open(looks);
  await page.goto(at);
  await prepare(page);
  await page.waitForLoadState('networkidle');
  const subject = part ? page.locator(part) : page;
  await subject.screenshot({ path: path.join(IMAGES, `${name}.png`), animations: 'disabled' });
  await page.context().close();
  console.log(`docs/images/${name}.png`);
}

await main(async () => {
  process.chdir(ROOT);
  await ensureInstalled();
  await mkdir(IMAGES, { recursive: true });
  await inStudio(async (open) => {
    for (const picture of PICTURES) await takePicture(open, picture);
    await shoot(open, path.join(IMAGES, 'in-use.webp'));
    console.log('docs/images/in-use.webp');
  });
  return 0;
});
