/**
 * Fills the playground with a fortnight of activity. All of it is really done, over HTTP, while the
 * clock of this process runs through those days. Run by `npm run demo`, in the folder of the
 * playground.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { castOf } from './cast.mjs';
import { startAt } from './clock.mjs';
import { dailyRoutine } from './daily-routine.mjs';
import { firstWeek } from './first-week.mjs';
import { secondWeek } from './second-week.mjs';
import { Timeline } from './timeline.mjs';

const DAY = 24 * 60 * 60 * 1000;

const today = new Date();
startAt(new Date(today.getTime() - 15 * DAY));

// As plugins load it, so that there is only one Strapi; and not before the clock is set.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
const strapi = await createStrapi({ appDir: '.', distDir: 'dist', serveAdminPanel: false }).load();
const { httpServer } = strapi.server.mount();
httpServer.listen(0, '127.0.0.1');
await once(httpServer, 'listening');

if ((await strapi.db.query('admin::user').count()) > 0) {
  console.log('The database is not empty, and stays as it is.');
} else {
  await fill();
}
await strapi.destroy();

async function fill() {
  console.log('\nLiving through a fortnight …');
  const timeline = new Timeline(today);
  const cast = castOf(`http://127.0.0.1:${httpServer.address().port}`, strapi);
  firstWeek(timeline, cast);
  secondWeek(timeline, cast);
  dailyRoutine(timeline, cast);
  await timeline.play((day) => console.log(`  ${day}`));
}
