import { setImmediate } from 'node:timers/promises';

import type { CleaningRun } from '../../server/src/contracts';
import { Lease } from '../../server/src/lease';
import type { Cleaner } from '../../server/src/retention';
import { login, registerFirstAdmin, type AdminAgent } from '../support/admin';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { eventually } from './support/eventually';
import { recordedDuring } from './support/events';
import { systemEvent } from './support/expected';
import { statementsDuring } from './support/queries';
import { recorderOf } from './support/recorder';

const DAY = 24 * 60 * 60 * 1000;
const BATCH = 25;

describe('the cleaning of the log', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    await startIsCleaned();
  });

  afterAll(() => server.stop());

  const retention = (): Cleaner => server.strapi.plugin('audit-log').service('retention');

  const status = async () => (await ada.get('/audit-log/settings').expect(200)).body.data.status;

  /** Resolves when the cleaning at start is over. */
  const startIsCleaned = () => eventually(async () => (await status()).lastCleaning ?? undefined);

  const setRetention = (retentionDays: number | null) =>
    ada.put('/audit-log/settings').send({ retentionDays }).expect(200);

  /** Records so many orders of so many days ago. */
  const seed = (count: number, { days }: { days: number }) =>
    server.strapi.db.transaction(async () => {
      const occurredAt = new Date(Date.now() - days * DAY);
      for (let number = 0; number < count; number += 1) {
        const event = { category: 'shop.order', action: 'created', occurredAt };
        await recorderOf(server.strapi).record(event);
      }
    });

  const ordersLeft = async (): Promise<number> => {
    const query = { category: 'shop.order', from: '1970-01-01T00:00:00Z' };
    const { body } = await ada.get('/audit-log/events').query(query).expect(200);
    return body.meta.pagination.total;
  };

  it('removes what is older than the settings allow, in small batches, and records it', async () => {
    await seed(2 * BATCH + 1, { days: 91 });
    await seed(2, { days: 89 });
    let run: CleaningRun | null = null;
    let deletions: unknown[][] = [];
    const recorded = await recordedDuring(ada, async () => {
      const statements = await statementsDuring(server.strapi, 'delete from', async () => {
        run = await retention().clean();
      });
      deletions = statements.map(({ bindings }) => bindings);
    });
    expect(deletions.map(({ length }) => length)).toEqual([BATCH, BATCH, 1]);
    expect(await ordersLeft()).toBe(2);
    const { at, until } = run!;
    expect(run).toEqual({ at, until, removed: 2 * BATCH + 1 });
    expect(recorded).toEqual([
      systemEvent({
        category: 'audit-log',
        action: 'cleaned',
        changes: [
          { field: 'removed', before: null, after: 2 * BATCH + 1 },
          { field: 'until', before: null, after: until },
        ],
      }),
    ]);
    expect((await status()).lastCleaning).toEqual(run);
  });

  it('follows another setting at once, and records no cleaning that removed nothing', async () => {
    const before = await ordersLeft();
    await setRetention(88);
    const recorded = await recordedDuring(ada, async () => {
      await retention().clean();
      await retention().clean();
    });
    expect(recorded.map(({ action }) => action)).toEqual(['cleaned']);
    expect([before, await ordersLeft()]).toEqual([2, 0]);
  });

  it('removes nothing where events are kept for ever', async () => {
    await setRetention(null);
    await seed(1, { days: 10_000 });
    expect(await retention().clean()).toBeNull();
    expect(await ordersLeft()).toBe(1);
    await setRetention(90);
    await retention().clean();
    expect(await ordersLeft()).toBe(0);
  });

  it('runs once, however many ask for it', async () => {
    await seed(1, { days: 91 });
    const runs = await Promise.all([retention().clean(), retention().clean()]);
    expect(runs.map((run) => run?.removed)).toEqual([1, 1]);
    expect(runs[0]).toBe(runs[1]);
  });

  it('leaves it to another process that is at it', async () => {
    await seed(1, { days: 91 });
    const other = new Lease(server.strapi);
    expect(await other.acquire(new AbortController().signal)).toBe(true);

    let run: CleaningRun | null | undefined;
    const cleaning = retention()
      .clean()
      .then((answer) => {
        run = answer;
      });
    while (run === undefined) {
      expect(await other.renew()).toBe(true);
      // SQLite answers without letting anything else run.
      await setImmediate();
    }
    await cleaning;
    expect([run, await ordersLeft()]).toEqual([null, 1]);

    await other.release();
    expect((await retention().clean())?.removed).toBe(1);
  });

  it('ends after the current batch when Strapi stops, and goes on at the next start', async () => {
    await seed(4 * BATCH, { days: 91 });
    const cleaning = retention().clean();
    await eventually(async () => ((await ordersLeft()) < 4 * BATCH ? true : undefined));
    await retention().stop();
    const { removed } = (await cleaning)!;
    expect(await ordersLeft()).toBe(4 * BATCH - removed);
    expect([removed % BATCH, removed < 4 * BATCH]).toEqual([0, true]);

    server = await server.restart();
    ada = await login(server);
    await eventually(async () => ((await ordersLeft()) === 0 ? true : undefined));
  });
});
