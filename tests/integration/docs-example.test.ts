/** @whole-run sqlite */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';

const PAGE = path.resolve(__dirname, '../../docs/record-your-own-events.md');

let app: RunningStrapi;

beforeAll(async () => {
  app = await startStrapi();
});

afterAll(() => app.stop());

/** The first JavaScript block of a page, as a function of `strapi`. */
const example = (page: string): ((strapi: unknown) => Promise<void>) => {
  const code = /```js\n(.*?)```/s.exec(readFileSync(page, 'utf8'))?.[1];
  return new Function('strapi', `return (async () => {${code}})();`) as (
    strapi: unknown,
  ) => Promise<void>;
};

test('the example of the docs does what they say', async () => {
  const admin = await registerFirstAdmin(app);
  await example(PAGE)(app.strapi);

  const [event] = await readEvents(admin, { category: 'shop.order' });
  expect(await readEvent(admin, event!.id)).toMatchObject({
    category: 'shop.order',
    action: 'refunded',
    outcome: 'success',
    entity: { type: 'api::order.order', id: 'k4f0v9x2', label: 'Order 1001' },
    modifiedBy: { type: 'system' },
    changes: [{ field: 'status', before: 'paid', after: 'refunded' }],
  });

  const { body } = await admin.get('/audit-log/catalogue').expect(200);
  expect(body.data).toContainEqual({
    category: 'shop.order',
    label: 'Order',
    actions: ['paid', 'refunded'],
    actionLabels: { paid: 'Paid', refunded: 'Refunded' },
  });
});
