import { setImmediate } from 'node:timers/promises';
import type { CleaningRun } from '../../server/src/contracts';
import { Lease } from '../../server/src/lease';
import type { Cleaner } from '../../server/src/retention';
import { allowsRemoval, parseRemoval, type Removal } from '../../server/src/seal';
import { readSealRow, type SealRow } from '../../server/src/sequence/tables';
import { type AdminAgent, login, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import {
  exportLines,
  recordLines,
  sealingOf,
  verifyLines,
  verifyRecords,
} from './seal/support/export';
import { readEvent, readEvents, recordedDuring } from './support/events';
import { eventually } from './support/eventually';
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
  const seed = async (count: number, { days }: { days: number }) => {
    await record(count, { days });
    await sealingOf(server).sealNow();
  };

  const record = (count: number, { days }: { days: number }) =>
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
    // One more says how old a row is that may go.
    expect(deletions.map(({ length }) => length - 1)).toEqual([BATCH, BATCH, 1]);
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
          { field: 'log', before: null, after: 1 },
          { field: 'seals', before: null, after: [[expect.any(Number), expect.any(Number)]] },
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

  /** The seals whose events are old enough, and those whose events are gone. */
  const seals = async (): Promise<SealRow[]> =>
    (await server.strapi.db.connection('audit_seals').orderBy('n')).map(readSealRow);

  /** What the newest cleaning allows to be gone. */
  const allowed = async (): Promise<Removal> => {
    const [newest] = (await readEvents(ada, { action: 'cleaned' })).reverse();
    return parseRemoval(await readEvent(ada, newest!.id))!;
  };

  it('removes whole seals, keeps what proves them, and says all that is gone in the newest event', async () => {
    await seed(3, { days: 91 });
    await seed(2, { days: 92 });
    await retention().clean();
    const gone = (await seals()).filter(({ pruned_at }) => pruned_at !== null);
    expect(gone.length).toBeGreaterThan(3);
    for (const seal of gone) {
      expect(seal).toMatchObject({ ids: null, leaves: null, marks: null, secret: null });
      expect(allowsRemoval(await allowed(), JSON.parse(seal.record))).toBe(true);
    }
    const kept = (await seals()).filter(({ pruned_at }) => pruned_at === null);
    for (const { record } of kept) {
      expect(allowsRemoval(await allowed(), JSON.parse(record))).toBe(false);
    }
    expect(verifyLines(await exportLines(ada)).findings).toEqual([]);
    expect(verifyRecords(await recordLines(ada)).findings).toEqual([]);
  });

  it('leaves a seal alone of which one event is too young', async () => {
    const eve = Date.now() - 90 * DAY;
    const noon = eve - (eve % DAY) + DAY / 2;
    const at = [eve - 1_000, noon + DAY / 2 - 1].map((time) => new Date(time));
    for (const occurredAt of at) {
      await recorderOf(server.strapi).record({
        category: 'shop.order',
        action: 'paid',
        occurredAt,
      });
    }
    await sealingOf(server).sealNow();
    await setRetention(90);
    expect((await retention().clean())?.removed).toBe(0);
    await setRetention(88);
    expect((await retention().clean())?.removed).toBe(2);
    await setRetention(90);
  });

  it('removes nothing that is not sealed, nor what is not recorded as removed', async () => {
    await record(1, { days: 91 });
    expect((await retention().clean())?.removed).toBe(0);
    await sealingOf(server).sealNow();
    const { journal } = server.strapi.plugin('audit-log').service('journal');
    jest.spyOn(journal, 'record').mockResolvedValueOnce(undefined);
    await expect(retention().clean()).rejects.toThrow('Nothing was removed.');
    expect(await ordersLeft()).toBe(1);
    expect((await retention().clean())?.removed).toBe(1);
  });

  it('says nothing twice of a removal that was interrupted', async () => {
    await seed(2, { days: 91 });
    const { connection } = server.strapi.db;
    const fail = ({ sql }: { sql: string }) => {
      if (sql.startsWith('delete from') && sql.includes('audit_events')) throw new Error('Killed.');
    };
    connection.client.on('query', fail);
    await expect(retention().clean()).rejects.toThrow('Killed.');
    connection.client.removeListener('query', fail);
    expect(await ordersLeft()).toBe(2);
    const recorded = await recordedDuring(ada, () => retention().clean());
    expect([await ordersLeft(), recorded]).toEqual([0, []]);
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

  it('goes by row where sealing is off, and by seal for what was sealed before', async () => {
    await seed(2, { days: 89 });
    server = await server.restart({ auditLog: { sealing: false } });
    ada = await login(server);
    await record(1, { days: 89 });
    await record(1, { days: 1 });
    await setRetention(88);
    const recorded = await recordedDuring(ada, () => retention().clean());
    expect(recorded.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
      ['removed', 'until', 'log', 'seals'],
      ['removed', 'until'],
    ]);
    expect(await ordersLeft()).toBe(1);
  });
});
