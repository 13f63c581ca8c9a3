/** The table of events is restored from a backup, and its seals are not. */
import type { Finding } from '../../../server/src/contracts';
import { type AdminAgent, login, registerFirstAdmin } from '../../support/admin';
import { type RunningStrapi, startStrapi } from '../../support/strapi';
import { readEvents } from '../support/events';
import { recorderOf } from '../support/recorder';
import { sealingOf } from './support/export';
import { verificationOf, verified } from './support/verify';

jest.setTimeout(240_000);

const TABLE = 'audit_events';

let app: RunningStrapi;
let ada: AdminAgent;

beforeAll(async () => {
  app = await startStrapi();
  ada = await registerFirstAdmin(app);
});

afterAll(() => app.stop());

const record = (action: string) =>
  recorderOf(app.strapi).record({ category: 'shop.order', action });

const failures = () => readEvents(ada, { action: 'verification-failed' });

/** Without the events that came after `newest`, which the backup has not. */
const restore = async (newest: number): Promise<void> => {
  const { connection } = app.strapi.db;
  const backup = (await connection(TABLE).where('id', '<=', newest)) as Record<string, unknown>[];
  await connection(TABLE).delete();
  const rows = backup.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        // A driver answers JSON parsed, and takes it as text.
        value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
      ]),
    ),
  );
  await connection.batchInsert(TABLE, rows, 20);
};

let missing: Finding[];

test('what came since the backup is missing, and nothing else', async () => {
  await record('before-the-backup');
  await sealingOf(app).sealNow();
  const [{ id }] = (await app.strapi.db.connection(TABLE).max({ id: 'id' })) as [{ id: number }];
  for (const action of ['first', 'second', 'third']) await record(action);
  await sealingOf(app).sealNow();
  await restore(id);
  app = await app.restart({ env: { LOG_LEVEL: 'silent' } });
  ada = await login(app);
  await record('after-the-restore');
  await sealingOf(app).sealNow();
  const { findings } = await verified(app);
  missing = findings;
  expect(missing.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing']);
  expect(await failures()).toHaveLength(1);
});

test('once it is acknowledged, the verification of the night finds nothing new', async () => {
  for (const finding of missing) {
    await ada
      .post('/audit-log/seal/acknowledgements')
      .send({ finding, reason: 'The table was restored from the backup of last night.' })
      .expect(({ status }) => expect(status).toBeLessThan(300));
  }
  await verificationOf(app).nightly();
  expect(await verificationOf(app).last()).toMatchObject({ result: 'verified', found: 0 });
  await record('later');
  await verificationOf(app).nightly();
  expect(await verificationOf(app).last()).toMatchObject({ result: 'verified', found: 0 });
  expect(await failures()).toHaveLength(1);
});
