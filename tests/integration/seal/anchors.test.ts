/**
 * Checkpoints outside of the database: they are written, and what contradicts them stops sealing.
 *
 * @whole-run sqlite
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSignedBy, parseCheckpoint, parseVerifierKey } from '../../../server/src/seal';
import { registerFirstAdmin } from '../../support/admin';
import { type RunningStrapi, startStrapi } from '../../support/strapi';
import { readEvents } from '../support/events';
import { recorderOf } from '../support/recorder';
import { sealingOf } from './support/export';

let app: RunningStrapi;
let folder: string;

const file = () => join(folder, 'checkpoints.ndjson');
const withFile = (anchorFile: string) => ({ auditLog: { sealing: { anchorFile } } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-log-anchors-'));
  app = await startStrapi(withFile(file()));
});

afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

const seal = async (): Promise<void> => {
  await recorderOf(app.strapi).record({ category: 'shop.order', action: 'paid' });
  await sealingOf(app).sealNow();
};

const keptCheckpoints = async () =>
  (await readFile(file(), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => parseCheckpoint((JSON.parse(line) as { checkpoint: string }).checkpoint));

const tables = ['audit_seal_heads', 'audit_seals', 'audit_events'] as const;

const dump = async () => {
  const { connection } = app.strapi.db;
  return Promise.all(tables.map((table) => connection(table).select()));
};

test('the file gets a signed checkpoint while events are sealed, and one at the end', async () => {
  await seal();
  const [first] = await keptCheckpoints();
  await seal();
  const head = await app.strapi.db.connection('audit_seal_heads').first();
  app = await app.restart(withFile(file()));
  const kept = await keptCheckpoints();
  expect(kept.length).toBeGreaterThanOrEqual(2);
  expect(kept.at(-1)!.size).toBeGreaterThan(first!.size);
  const key = parseVerifierKey(head.verifier_key as string);
  expect(kept.map((checkpoint) => isSignedBy(checkpoint, key))).not.toContain(false);
});

test('a database that was restored from a backup is not sealed on', async () => {
  const backup = await dump();
  await seal();
  app = await app.restart(withFile(file()));
  for (const table of tables) await app.strapi.db.connection(table).delete();
  for (const [index, table] of tables.entries()) {
    const rows = backup[index]!.map((row) =>
      Object.fromEntries(
        Object.entries(row as object).map(([name, value]) => [
          name,
          // A driver answers JSON parsed, and takes it as text.
          value !== null && typeof value === 'object' && !Buffer.isBuffer(value)
            ? JSON.stringify(value)
            : value,
        ]),
      ),
    );
    await app.strapi.db.connection.batchInsert(table, rows, 20);
  }
  app = await app.restart(withFile(file()));
  await seal();
  expect(sealingOf(app).sequencer.problem).toBe('rolled-back');
  const { size } = await app.strapi.db.connection('audit_seal_heads').first();
  expect(Number(size)).toBe(Number(backup[0]![0].size));
  // What contradicts the file must not become its newest line.
  app = await app.restart(withFile(file()));
  const sizes = (await keptCheckpoints()).map((kept) => kept.size);
  expect(sizes.at(-1)).toBe(Math.max(...sizes));
  expect(sizes.at(-1)).toBeGreaterThan(Number(size));
});

test('it is sealed on, in a new log, once somebody has acknowledged it', async () => {
  const ada = await registerFirstAdmin(app);
  const { body } = await ada.get('/audit-log/seal').expect(200);
  expect(body.data.warnings).toEqual(['sealing-stopped', 'rolled-back']);
  await ada
    .post('/audit-log/seal/acknowledgements')
    .send({ finding: 'rolled-back', reason: 'The backup of last night was restored.' })
    .expect(({ status }) => expect([200, 201, 204]).toContain(status));
  await seal();
  expect(sealingOf(app).sequencer.problem).toBeNull();
  const after = await ada.get('/audit-log/seal').expect(200);
  expect(after.body.data).toMatchObject({ log: 2, warnings: [] });
  expect(after.body.data.size).toBeGreaterThan(1);
  expect(await readEvents(ada, { action: 'finding-acknowledged' })).toHaveLength(1);
  expect(await readEvents(ada, { action: 'log-opened' })).toHaveLength(1);
});

test('a file that cannot be written is said, and events are sealed all the same', async () => {
  app = await app.restart(withFile(join(folder, 'nowhere', 'checkpoints.ndjson')));
  await seal();
  const { sequencer, anchors } = sealingOf(app);
  expect(sequencer.problem).toBeNull();
  expect(anchors.all.at(-1)).toMatchObject({
    kind: 'file',
    lastAt: null,
    problem: expect.stringContaining('(ENOENT)'),
  });
});
