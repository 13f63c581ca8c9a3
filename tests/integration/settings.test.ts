/** @whole-run sqlite */
import type { Change, Settings } from '../../server/src/contracts';
import { type AdminAgent, login, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readDetails, recordedDuring } from './support/events';
import { eventually } from './support/eventually';
import { byAdmin, event, request } from './support/expected';

const DEFAULTS: Settings = {
  retentionDays: 90,
  excludedCategories: [],
  excludedActions: [],
  excludedContentTypes: [],
  recordSystem: true,
};
const DAY = 24 * 60 * 60 * 1000;

describe('the settings of the log', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const read = async () => (await ada.get('/audit-log/settings').expect(200)).body.data;

  const save = (change: Partial<Settings>) => ada.put('/audit-log/settings').send(change);

  it('start with what is recommended, and say how the log stands', async () => {
    await eventually(async () => (await read()).status.lastCleaning ?? undefined);
    const { status, ...others } = await read();
    expect(others).toEqual({ settings: DEFAULTS, pinned: [], warnings: [] });

    const [registered] = await readDetails(ada);
    const { lastCleaning, nextCleaningAt, ...log } = status;
    expect(log).toEqual({
      events: 1,
      eventsAreEstimated: false,
      oldest: registered!.occurredAt,
    });
    expect(lastCleaning.removed).toBe(0);
    expect(Date.parse(lastCleaning.at) - Date.parse(lastCleaning.until)).toBeGreaterThan(89 * DAY);
    const untilNext = Date.parse(nextCleaningAt) - Date.now();
    expect([untilNext > 0, untilNext < 1.1 * DAY]).toEqual([true, true]);
  });

  it('are recorded with old and new when they change, and not when they stay the same', async () => {
    const recorded = await recordedDuring(ada, async () => {
      const { body } = await save({ retentionDays: 30 }).expect(200);
      expect(body.data.settings).toEqual({ ...DEFAULTS, retentionDays: 30 });
      await save({ retentionDays: 30 }).expect(200);
      await save({}).expect(200);
      await save({ retentionDays: 90, excludedActions: ['media.moved'] }).expect(200);
    });
    const changed = (...changes: Change[]) =>
      event({
        category: 'audit-log',
        action: 'settings-changed',
        entity: { type: 'plugin::audit-log', id: 'settings', label: null },
        modifiedBy: byAdmin(ada.user),
        changes,
        request: request('PUT', '/audit-log/settings'),
      });
    expect(recorded).toEqual([
      changed({ field: 'retentionDays', before: 90, after: 30 }),
      changed(
        { field: 'retentionDays', before: 30, after: 90 },
        { field: 'excludedActions', before: [], after: ['media.moved'] },
      ),
    ]);
    await save({ excludedActions: [] }).expect(200);
  });

  it.each([1, 36_500])('take %s days', async (retentionDays) => {
    const { body } = await save({ retentionDays }).expect(200);
    expect(body.data.settings.retentionDays).toBe(retentionDays);
  });

  it('name no next cleaning where events are kept for ever', async () => {
    const { body } = await save({ retentionDays: null }).expect(200);
    expect(body.data.settings.retentionDays).toBeNull();
    expect(body.data.status.nextCleaningAt).toBeNull();
    await save({ retentionDays: 90 }).expect(200);
  });

  it('cannot switch off the record of their own changes', async () => {
    const recorded = await recordedDuring(ada, async () => {
      await save({ excludedCategories: ['audit-log'] }).expect(200);
      await save({ excludedCategories: [] }).expect(200);
    });
    expect(recorded.map(({ action }) => action)).toEqual(['settings-changed', 'settings-changed']);
  });

  it('are read-only where config/plugins.js pins them, which is recorded', async () => {
    server = await server.restart({ auditLog: { retentionDays: 30 } });
    ada = await login(server);
    const { settings, pinned } = await read();
    expect([settings, pinned]).toEqual([{ ...DEFAULTS, retentionDays: 30 }, ['retentionDays']]);

    const { body } = await save({ retentionDays: 60 }).expect(400);
    expect(body.error.message).toBe(
      '"retentionDays" is set in config/plugins.js. Change it there.',
    );
    const { body: saved } = await save({ recordSystem: false }).expect(200);
    expect(saved.data.settings).toEqual({ ...DEFAULTS, retentionDays: 30, recordSystem: false });

    const noticed = (await readDetails(ada)).filter(
      ({ action, modifiedBy }) => action === 'settings-changed' && modifiedBy.type === 'system',
    );
    expect(noticed.map(({ changes }) => changes)).toEqual([
      [{ field: 'retentionDays', before: 90, after: 30 }],
    ]);
  });

  it('go back to what was saved where they are no longer pinned', async () => {
    server = await server.restart();
    ada = await login(server);
    const { settings, pinned } = await read();
    expect([settings, pinned]).toEqual([{ ...DEFAULTS, recordSystem: false }, []]);
  });

  it('warn where a client can make up where it comes from', async () => {
    const PROXY = JSON.stringify({ koa: true });
    server = await server.restart({ env: { PROXY } });
    ada = await login(server);
    expect((await read()).warnings).toEqual(['source-forgeable']);
    server = await server.restart({ env: { PROXY }, auditLog: { trustedProxies: ['loopback'] } });
    ada = await login(server);
    expect((await read()).warnings).toEqual([]);
  });
});
