/**
 * A Strapi that has moved, and one that another plugin has changed.
 *
 * @whole-run sqlite
 */
import path from 'node:path';
import { createRole, registerFirstAdmin, setPermissions } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { readEvents, recordedDuring } from './support/events';

const MEDDLER = path.resolve(__dirname, '../fixtures/plugins/meddler');

/** Starts with a plugin that meddles with Strapi; see there for what it can do. */
const startWith = (
  place: 'PLUGINS_BEFORE' | 'PLUGINS_AFTER',
  acts: { register: string[] },
  auditLog: Record<string, unknown> = {},
): Promise<RunningStrapi> => {
  const plugins = { meddler: { enabled: true, resolve: MEDDLER, config: acts } };
  return startStrapi({
    auditLog,
    env: { [place]: JSON.stringify(plugins), LOG_LEVEL: 'silent' },
  });
};

describe('a Strapi that lacks what the plugin relies on', () => {
  it('starts, and says what is missing', async () => {
    const acts = { register: ['no-deletion-of-roles'] };
    const server = await startWith('PLUGINS_BEFORE', acts);
    const ada = await registerFirstAdmin(server);
    await createRole(ada, { name: 'Editors in chief' });
    const events = await readEvents(ada, { action: 'capture-missing' });
    expect(events.map(({ entity }) => entity?.id)).toEqual(['service-methods']);
    expect(events).toContainEqual(
      expect.objectContaining({
        outcome: 'failure',
        modifiedBy: expect.objectContaining({ type: 'system' }),
      }),
    );
    const { body } = await ada.get('/audit-log/settings').expect(200);
    expect(body.data.warnings).toEqual(['capture-missing']);
    const list = await ada.get('/audit-log/events').expect(200);
    expect(list.body.meta.warnings).toEqual(['capture-missing']);
    await server.stop();
  });

  it('says in the server log what is not recorded', async () => {
    const server = await startWith('PLUGINS_BEFORE', { register: ['no-deletion-of-roles'] });
    const logged = jest.spyOn(server.strapi.log, 'error');
    await server.strapi.plugin('audit-log').service('captures').reportMissing();
    expect(logged.mock.calls).toEqual([
      [
        expect.stringMatching(
          /service-methods relies on: admin::role\.deleteByIds\. One act becomes several events/,
        ),
      ],
    ]);
    await server.stop();
  });

  it('does not start where nothing may go unrecorded', async () => {
    const acts = { register: ['no-deletion-of-roles'] };
    await expect(startWith('PLUGINS_BEFORE', acts, { onFailure: 'refuse' })).rejects.toThrow(
      '(service-methods), and "onFailure" is "refuse"',
    );
  });
});

describe('another plugin', () => {
  it.each([
    { place: 'PLUGINS_BEFORE', act: 'wrapped-roles' },
    { place: 'PLUGINS_BEFORE', act: 'own-roles' },
    { place: 'PLUGINS_AFTER', act: 'wrapped-roles' },
    { place: 'PLUGINS_AFTER', act: 'own-roles' },
  ] as const)('may replace a service: $act of $place', async ({ place, act }) => {
    const server = await startWith(place, { register: [act] });
    const ada = await registerFirstAdmin(server);
    const role = await createRole(ada, { name: 'Editors in chief' });
    const recorded = await recordedDuring(ada, () =>
      setPermissions(ada, role.id, [{ action: 'plugin::upload.read' }]),
    );
    expect(recorded).toMatchObject([{ category: 'role', action: 'permissions-changed' }]);
    expect(await readEvents(ada, { action: 'capture-missing' })).toEqual([]);
    await server.stop();
  });
});
