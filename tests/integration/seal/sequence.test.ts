/** Each committed event is sealed once, in whatever order and by however many processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { readSealStatus } from '../../../server/src/proof/status';
import type { SealRecord } from '../../../server/src/seal';
import { KeyRing } from '../../../server/src/sequence/key-ring';
import { Log } from '../../../server/src/sequence/log';
import { databaseClient } from '../../support/databases';
import { ALL_SEALED, sealedIn } from '../../support/kill/sealed';
import { node } from '../../support/node';
import { eventRow } from '../../support/rows';
import { type RunningStrapi, startStrapi } from '../../support/strapi';
import { eventually } from '../support/eventually';
import { recorderOf } from '../support/recorder';
import { sealingOf } from './support/export';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const isSqlite = databaseClient() === 'sqlite';

let app: RunningStrapi;

beforeAll(async () => {
  app = await startStrapi();
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => app.stop());

const always = async () => true;

/** A sealer that believes that it is the only one. */
const rival = (): Log =>
  new Log({ strapi: app.strapi, keys: new KeyRing(app.strapi, {}), keepDays: () => 90 });

const record = (action: string) =>
  recorderOf(app.strapi).record({ category: 'shop.order', action });

const newestId = async (): Promise<number> =>
  Number((await app.strapi.db.connection('audit_events').max({ id: 'id' }))[0]?.id);

/** How much of what was there before the log is sealed, in percent; `null`: all. */
const adoptedPart = async ({ strapi }: RunningStrapi): Promise<number | null | undefined> => {
  const status = await readSealStatus(strapi);
  return status?.adoption?.percent ?? null;
};

const sealed = () => sealedIn(app.strapi.db.connection);

test('by two rivals at once, while 24 writers commit, are late and roll back', async () => {
  const writers = 24;
  const each = isSqlite ? 5 : 20;
  let written = 0;
  const write = async (writer: number): Promise<void> => {
    for (let round = 0; round < each; round += 1) {
      const isLost = (writer + round) % 10 === 0;
      const work = app.strapi.db.transaction(async () => {
        await record('paid');
        await sleep(isSqlite ? 1 : (writer * 7 + round * 13) % 60);
        if (isLost) throw new Error('Rolled back.');
      });
      await work.then(
        () => (written += 1),
        () => undefined,
      );
    }
  };
  let isWriting = true;
  const seal = async (log: Log): Promise<void> => {
    while (isWriting) {
      await log.sealNext(always);
      await sleep(5);
    }
  };
  const sealing = [rival(), rival()].map(seal);
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  isWriting = false;
  await Promise.all(sealing);
  await sealingOf(app).sealNow();
  expect(written).toBeGreaterThan(writers);
  expect(await sealed()).toEqual(ALL_SEALED);
});

test('when its transaction is committed after later ones', async () => {
  const { connection } = app.strapi.db;
  if (isSqlite) {
    // It has one transaction at a time, so this is the same as a row that is put into a gap.
    await record('paid');
    const id = await newestId();
    await connection('audit_events').insert({ ...eventRow(), id: id + 5 });
    await sealingOf(app).sealNow();
    await connection('audit_events').insert({ ...eventRow(), id: id + 3 });
  } else {
    const late = await connection.transaction();
    await late('audit_events').insert(eventRow());
    await record('paid');
    await sealingOf(app).sealNow();
    await late.commit();
  }
  expect((await sealed()).unsealed).toHaveLength(1);
  await sealingOf(app).sealNow();
  expect(await sealed()).toEqual(ALL_SEALED);
});

test('a gap is waited for a quarter of an hour, and not for ever', async () => {
  const { connection } = app.strapi.db;
  const floor = async () => Number((await connection('audit_seal_heads').first('floor')).floor);
  const before = await floor();
  if (isSqlite) {
    await connection('audit_events').insert({ ...eventRow(), id: (await newestId()) + 10 });
  } else {
    const trx = await connection.transaction();
    await trx('audit_events').insert(eventRow());
    await trx.rollback();
    await record('paid');
  }
  const newest = await newestId();
  await sealingOf(app).sealNow();
  expect(await floor()).toBeLessThan(newest);

  const { performance } = node.global;
  const now = performance.now.bind(performance);
  const skip = (ms: number) => jest.spyOn(performance, 'now').mockImplementation(() => now() + ms);
  skip(14 * MINUTE);
  await sealingOf(app).sealNow();
  expect(await floor()).toBeLessThan(newest);
  skip(16 * MINUTE);
  await sealingOf(app).sealNow();
  expect([await floor(), before < newest]).toEqual([newest, true]);
});

test('by itself, soon after it was written', async () => {
  app = await app.restart({ auditLog: { sealing: { seconds: 5 } } });
  await record('shipped');
  await eventually(async () => ((await sealed()).unsealed.length === 0 ? true : undefined), 15_000);
});

test('at the end, what was written last', async () => {
  app = await app.restart();
  await record('returned');
  expect((await sealed()).unsealed).not.toEqual([]);
  app = await app.restart({ auditLog: false });
  expect(await sealed()).toEqual(ALL_SEALED);
});

test('what was there before the log, a quarter of an hour later and day by day', async () => {
  app = await app.restart({ auditLog: false });
  const { connection } = app.strapi.db;
  await connection('audit_seals').delete();
  await connection('audit_seal_heads').delete();
  const dayBefore = Date.now() - 3 * DAY;
  const rows = Array.from({ length: 2_400 }, (_, index) =>
    eventRow({ occurred_at: dayBefore + index * MINUTE }),
  );
  await connection.batchInsert('audit_events', rows, 100);
  app = await app.restart();
  await record('shipped');
  await sealingOf(app).sealNow();
  expect((await sealed()).unsealed.length).toBeGreaterThanOrEqual(2_400);
  expect(await adoptedPart(app)).toBe(0);

  await app.strapi.db.connection('audit_seal_heads').update({ opened_at: Date.now() - HOUR });
  app = await app.restart();
  await eventually(async () => ((await adoptedPart(app)) === null ? true : undefined), 30_000);
  expect(await sealed()).toEqual(ALL_SEALED);
  const records = await app.strapi.db.connection('audit_seals').select('record');
  const adopted = records
    .map(({ record: text }) => JSON.parse(text) as SealRecord)
    .filter(({ kind }) => kind === 'adopted');
  expect(adopted.length).toBeGreaterThan(2);
  const dayOf = (ms: number | null) => Math.floor(Number(ms) / DAY);
  expect(adopted.filter(({ from, to }) => dayOf(from) !== dayOf(to))).toEqual([]);
});
