/** The key that seals are signed with is changed, and sealing is switched off and on. */
import { randomBytes } from 'node:crypto';
import { printVerifierKey, signingKey } from '../../../server/src/seal';
import { type AdminAgent, login, registerFirstAdmin } from '../../support/admin';
import { readText } from '../../support/read-text';
import { type RunningStrapi, startStrapi } from '../../support/strapi';
import { readDetails } from '../support/events';
import { recorderOf } from '../support/recorder';
import { exportLines, sealingOf, verifyLines } from './support/export';
import { verified } from './support/verify';

jest.setTimeout(240_000);

const newKey = () => {
  const seed = randomBytes(32);
  return {
    seed: seed.toString('base64'),
    verifier: printVerifierKey(signingKey('audit-log', seed)),
  };
};

const [first, second, third] = [newKey(), newKey(), newKey()];

let app: RunningStrapi;
let ada: AdminAgent;
let kept: string;

beforeAll(async () => {
  app = await startStrapi({ auditLog: { sealing: { key: first.seed } } });
  ada = await registerFirstAdmin(app);
  await sealingOf(app).sealNow();
  kept = await readText(ada, '/audit-log/seal/checkpoint');
});

afterAll(() => app.stop());

const restart = async (sealing: object | false): Promise<void> => {
  app = await app.restart({ auditLog: { sealing }, env: { LOG_LEVEL: 'silent' } });
  ada = await login(app);
  if (sealing) await sealingOf(app).sealNow();
};

const changesOf = async (action: string) =>
  (await readDetails(ada)).filter((event) => event.action === action).flatMap((e) => e.changes);

const statusOf = async () => (await ada.get('/audit-log/seal').expect(200)).body.data;

const comparison = async (): Promise<string> => {
  const answer = await ada.post('/audit-log/seal/compare').send({ checkpoint: kept });
  return answer.body.data.result;
};

test('with the key before, both sign, and one event names them', async () => {
  await restart({ key: second.seed, previousKey: first.seed });
  const change = { field: 'verifierKey', before: first.verifier, after: second.verifier };
  expect(await changesOf('sealing-key-changed')).toEqual([change]);
  const lines = await exportLines(ada);
  for (const { verifier } of [first, second]) {
    expect(verifyLines(lines, [verifier])).toMatchObject({ findings: [] });
  }
  await restart({ key: second.seed, previousKey: first.seed });
  expect(await changesOf('sealing-key-changed')).toEqual([change]);
});

test('without it, checkpoints that it has signed still count', async () => {
  await restart({ key: second.seed });
  expect((await statusOf()).warnings).toEqual(['no-anchor']);
  expect(await comparison()).toBe('extends');
  expect(await changesOf('sealing-key-changed')).toHaveLength(1);
});

test('sealing that was off goes on where it was, and both are events', async () => {
  await restart(false);
  await recorderOf(app.strapi).record({ category: 'shop.order', action: 'paid-meanwhile' });
  await restart({ key: second.seed });
  expect(await changesOf('sealing-switched')).toEqual([
    { field: 'sealing', before: true, after: false },
    { field: 'sealing', before: false, after: true },
  ]);
  expect(await statusOf()).toMatchObject({ log: 1, waiting: 0 });
  expect(await verified(app)).toMatchObject({ result: 'verified', found: 0 });
  expect(await comparison()).toBe('extends');
});

test('a key that was changed without the one before stops it until that is acknowledged', async () => {
  kept = await readText(ada, '/audit-log/seal/checkpoint');
  await restart({ key: third.seed });
  expect((await statusOf()).warnings).toContain('key-changed');
  expect(await changesOf('sealing-key-changed')).toHaveLength(1);
  await ada
    .post('/audit-log/seal/acknowledgements')
    .send({ finding: 'key-changed', reason: 'The key was lost with the old server.' })
    .expect(({ status }) => expect(status).toBeLessThan(300));
  await sealingOf(app).sealNow();
  expect(await statusOf()).toMatchObject({ log: 2, warnings: ['no-anchor'] });
  expect((await changesOf('sealing-key-changed')).at(-1)).toEqual({
    field: 'verifierKey',
    before: second.verifier,
    after: third.verifier,
  });
  expect(await verified(app)).toMatchObject({ result: 'verified', found: 0 });
  expect(await comparison()).toBe('extends');
});
