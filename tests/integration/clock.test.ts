/** @whole-run sqlite */
import type { Cleaner } from '../../server/src/retention';
import { type AdminAgent, createRole, registerFirstAdmin } from '../support/admin';
import { node } from '../support/node';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents } from './support/events';

const HOUR = 60 * 60 * 1000;

/** Everything that fake timers can fake, but the date. */
const REAL = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

describe('a clock that is moved back', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  const realDate = Date;

  const resetClock = () => {
    jest.useRealTimers();
    node.global.Date = realDate;
  };

  afterEach(resetClock);

  afterAll(() => server.stop());

  const setClock = (now: number) => {
    jest.useFakeTimers({ now, doNotFake: [...REAL] });
    node.global.Date = Date;
  };

  it('loses no event, and makes none that is not found', async () => {
    const now = Date.now();
    await createRole(ada, { name: 'Before' });
    setClock(now - 2 * HOUR);
    await createRole(ada, { name: 'Two hours ago' });
    const events = await readEvents(ada, { category: 'role' });
    expect(events.map(({ entity }) => entity?.label)).toEqual(['Two hours ago', 'Before']);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
    // Each can be opened, also the one that lies in the future now.
    for (const { id } of events) await ada.get(`/audit-log/events/${id}`).expect(200);

    const retention = server.strapi.plugin('audit-log').service<Cleaner>('retention');
    expect(await retention.clean()).toMatchObject({ removed: 0 });
    resetClock();
    expect(await readEvents(ada, { category: 'role' })).toEqual(events);
  });
});

describe('a clock that jumps forward a year', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  const realDate = Date;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterEach(() => {
    jest.useRealTimers();
    node.global.Date = realDate;
    jest.restoreAllMocks();
  });

  afterAll(() => server.stop());

  const jump = () => {
    jest.useFakeTimers({ now: Date.now() + 366 * 24 * HOUR, doNotFake: [...REAL] });
    node.global.Date = Date;
  };

  const retention = () => server.strapi.plugin('audit-log').service<Cleaner>('retention');

  const count = async (): Promise<number> => {
    const [row] = await server.strapi.db.connection('audit_events').count({ events: 'id' });
    return Number(row!.events);
  };

  it('does not make the log empty, and the server log says so', async () => {
    const warned = jest.spyOn(server.strapi.log, 'warn');
    await createRole(ada, { name: 'Before the jump' });
    const before = await count();
    jump();
    expect(await retention().clean()).toMatchObject({ removed: 0 });
    expect(await count()).toBe(before);
    expect(warned.mock.calls.flat().join()).toContain('are kept');
  });

  it('does not make the log empty after events of the new time', async () => {
    const before = await count();
    jump();
    await server.strapi.plugin('audit-log').service('recorder').record({
      category: 'shop.order',
      action: 'paid',
    });
    expect(await retention().clean()).toMatchObject({ removed: 0 });
    expect(await count()).toBe(before + 1);
  });
});
