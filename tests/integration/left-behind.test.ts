/**
 * What a lifecycle of the app starts and does not await, as `setTimeout(write)` or
 * `fetch().then(write)` do.
 */
import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents } from './support/events';
import { eventually } from './support/eventually';
import { recorderOf } from './support/recorder';
import { removeMade, WRAPPED_PATHS, type WrappedPath } from './support/wrapped-paths';

let server: RunningStrapi;
let ada: AdminAgent;

beforeAll(async () => {
  server = await startStrapi();
  ada = await registerFirstAdmin(server);
});

afterAll(() => server.stop());

/** What the work that is left behind writes. */
const LATE_WRITES: [string, (strapi: Core.Strapi, name: string) => Promise<unknown>][] = [
  ['a query', (strapi, name) => strapi.db.query('api::tag.tag').create({ data: { name } })],
  ['a document', (strapi, name) => strapi.documents('api::tag.tag').create({ data: { name } })],
  [
    'a transaction',
    (strapi, name) =>
      strapi.db.transaction(() => strapi.db.query('api::tag.tag').create({ data: { name } })),
  ],
];

/** Longer than the request takes, so that the transaction is over. */
const LATE_MS = 400;

/** Writes by a path whose lifecycle leaves `late` behind, and waits for both. */
const leavingBehind = async (
  { model, write }: WrappedPath,
  late: () => Promise<unknown>,
): Promise<void> => {
  const { strapi } = server;
  let ended: Promise<unknown> | null = null;
  const leaveBehind = (): void => {
    ended ??= new Promise((resolve, reject) => {
      setTimeout(() => void late().then(resolve, reject), LATE_MS);
    });
  };
  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: [model],
    afterCreate: leaveBehind,
    afterUpdate: leaveBehind,
  });
  try {
    await write(strapi, ada);
  } finally {
    unsubscribe();
    await removeMade(strapi);
  }
  expect(ended).not.toBeNull();
  await ended;
};

describe.each(WRAPPED_PATHS)('work that a lifecycle of $name leaves behind', (path) => {
  it.each(LATE_WRITES)('writes %s after the commit, and its event is kept', async (what, late) => {
    const tag = `${path.name}, ${what}`;
    await leavingBehind(path, () => late(server.strapi, tag));
    await eventually(async () => {
      const events = await readEvents(ada, { category: 'content', entityType: 'api::tag.tag' });
      return events.find(({ entity }) => entity?.label?.startsWith(tag));
    });
  });

  it('records an event of its own after the commit', async () => {
    const entity = { type: 'shop.late', id: path.name, label: path.name };
    await leavingBehind(path, () =>
      recorderOf(server.strapi).record({ category: 'shop.late', action: 'done', entity }),
    );
    const events = await readEvents(ada, { category: 'shop.late' });
    expect(events.filter(({ entity: found }) => found?.id === path.name)).toHaveLength(1);
  });
});

it('keeps an event that comes while its transaction is being committed', async () => {
  const { strapi } = server;
  const record = (id: string) =>
    recorderOf(strapi).record({
      category: 'shop.late',
      action: 'done',
      entity: { type: 'shop.late', id, label: id },
    });
  let late: Promise<unknown> | null = null;
  await strapi.db.transaction(async ({ trx }) => {
    await record('in time');
    const recordLate = AsyncResource.bind(() => record('during the commit'));
    trx.on('query', ({ sql }: { sql: string }) => {
      if (/insert into .*audit_events/i.test(sql)) late ??= recordLate();
    });
  });
  expect(late).not.toBeNull();
  await late;
  const events = await readEvents(ada, { category: 'shop.late' });
  const ids = events.map(({ entity }) => entity?.id);
  expect(ids).toEqual(expect.arrayContaining(['in time', 'during the commit']));
});

/** Such as publishing several entries at once, of which one is refused. */
it('does not go on outside of a transaction of the app that was rolled back', async () => {
  const { strapi } = server;
  let slow: Promise<unknown> = Promise.resolve();
  const work = strapi.db.transaction(async () => {
    slow = strapi.db.transaction(async () => {
      await sleep(LATE_MS);
      return strapi.db.query('api::tag.tag').create({ data: { name: 'Rolled back' } });
    });
    slow.catch(() => undefined);
    throw new Error('One of several is refused.');
  });
  await expect(work).rejects.toThrow('One of several is refused.');
  // Strapi itself may wait for ever for a transaction that has ended.
  await Promise.race([slow.catch(() => undefined), sleep(10 * LATE_MS)]);
  expect(
    await strapi.db.query('api::tag.tag').findOne({ where: { name: 'Rolled back' } }),
  ).toBeNull();
});
