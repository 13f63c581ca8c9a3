/** @whole-run sqlite */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AdminAgent, createRole, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvent, readEvents } from './support/events';

const pageOf = (name: string): string =>
  readFileSync(path.resolve(__dirname, '../../docs', name), 'utf8');

let app: RunningStrapi;
let admin: AdminAgent;

beforeAll(async () => {
  app = await startStrapi();
  admin = await registerFirstAdmin(app);
});

afterAll(() => app.stop());

/** The first block of code of a page, or of a part of it. */
const blockOf = (language: 'js' | 'json', text: string): string => {
  const code = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(text)?.[1];
  if (code === undefined) throw new Error(`There is no block of ${language}.`);
  return code;
};

test('the example of recording does what its page says', async () => {
  const code = blockOf('js', pageOf('record-your-own-events.md'));
  const example = new Function('strapi', `return (async () => {${code}})();`) as (
    strapi: unknown,
  ) => Promise<void>;
  await example(app.strapi);

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

describe('the page of the API', () => {
  const page = pageOf('read-the-log-by-api.md');
  const answerAt = (heading: string): unknown => {
    const part = page.split(/^## /m).find((one) => one.startsWith(heading));
    if (part === undefined) throw new Error(`There is no part "${heading}".`);
    return JSON.parse(blockOf('json', part));
  };

  /** The keys of objects, of a list those of its first item. What may be null may have any keys. */
  const shapeOf = (documented: unknown, answered: unknown): unknown => {
    if (documented === null || answered === null || typeof documented !== 'object') return 'value';
    if (Array.isArray(documented)) {
      const [first] = documented as unknown[];
      return [shapeOf(first, (answered as unknown[])[0] ?? first)];
    }
    const twin = answered as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(documented).map(([key, value]) => [
        key,
        key in twin ? shapeOf(value, twin[key]) : 'missing',
      ]),
    );
  };

  let eventId: string;

  beforeAll(async () => {
    const { id } = await createRole(admin, { name: 'Documented', description: 'Editors' });
    const description = 'Editors and authors';
    await admin.put(`/admin/roles/${id}`).send({ name: 'Documented', description }).expect(200);
    const [event] = await readEvents(admin, { category: 'role', action: 'updated' });
    eventId = event!.id;
  });

  test.each([
    ['`GET /audit-log/events`', '/audit-log/events?category=role&action=updated'],
    ['`GET /audit-log/events/activity`', '/audit-log/events/activity?timeZone=Europe/Berlin'],
    ['`GET /audit-log/settings/impact`', '/audit-log/settings/impact?retentionDays=30'],
    ['`GET` and `PUT /audit-log/settings`', '/audit-log/settings'],
    ['`GET /audit-log/seal`', '/audit-log/seal'],
  ])('shows what %s answers', async (heading, address) => {
    const { body } = await admin.get(address).expect(200);
    const documented = answerAt(heading);
    expect(shapeOf(body, documented)).toEqual(shapeOf(documented, body));
  });

  test('shows the details of an event', async () => {
    const { changes, request } = await readEvent(admin, eventId);
    const documented = answerAt('`GET /audit-log/events/:id`');
    expect(shapeOf({ changes, request }, documented)).toEqual(
      shapeOf(documented, { changes, request }),
    );
  });

  test('shows how to follow the log', async () => {
    const code = blockOf('js', page.slice(page.indexOf('## Follow the log')));
    const env = { ...process.env, STRAPI_URL: app.url, AUDIT_LOG_TOKEN: admin.token };
    const follower = execFile(process.execPath, ['--input-type=module', '--eval', code], { env });
    try {
      const line = new Promise<string>((resolve, reject) => {
        follower.stdout!.once('data', (text: string) => resolve(text.split('\n')[0]!));
        follower.stderr!.once('data', (text: string) => reject(new Error(text)));
      });
      expect(JSON.parse(await line)).toMatchObject({ id: expect.any(String) });
    } finally {
      follower.kill();
      await once(follower, 'close');
    }
  });
});
