import { databaseClient } from '../../../support/databases';
import { eventRow } from '../../../support/rows';
import { breakTable, repairTable } from '../../support/broken-table';
import { readEvents } from '../../support/events';
import { eventually } from '../../support/eventually';
import type { Scenario } from '../scenario';
import type { World } from '../world';

const LONG_AGO = new Date(Date.now() - 400 * 24 * 60 * 60 * 1000);

const orders = ({ strapi }: World) =>
  strapi.db.connection('audit_events').where({ category: 'shop.sealed' });

/** An event that is sealed, with nothing of the panel. */
const sealedOrder = async ({ strapi }: World): Promise<void> => {
  const plugin = strapi.plugin('audit-log');
  await plugin.service('recorder').record({ category: 'shop.sealed', action: 'paid' });
  await plugin.service('sealing').sealNow();
};

const verify = async ({ strapi, admin }: World): Promise<void> => {
  await admin.post('/audit-log/seal/verifications').expect(202);
  const service = strapi.plugin('audit-log').service('verification');
  await eventually(async () => (service.isRunning ? undefined : true), 60_000);
};

export const ownActs: Scenario[] = [
  {
    category: 'audit-log',
    action: 'started',
    way: 'start',
    // What happens when Strapi listens; `processes.test.ts` starts and stops it.
    async run({ strapi, admin }) {
      strapi.plugin('audit-log').service('processes').start();
      await eventually(async () => (await readEvents(admin, { action: 'started' }))[0]);
    },
    expected: {
      changes: [
        { field: 'strapi', before: null, after: expect.stringMatching(/^5\./) },
        { field: 'plugin', before: null, after: expect.stringMatching(/^\d+\.\d+\.\d+/) },
        { field: 'node', before: null, after: process.versions.node },
        { field: 'settingsSha256', before: null, after: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { field: 'process', before: null, after: expect.any(String) },
        { field: 'clean', before: null, after: null },
        { field: 'previousEnd', before: null, after: null },
      ],
    },
  },
  {
    category: 'audit-log',
    action: 'stopped',
    way: 'stop',
    run: ({ strapi }) => strapi.plugin('audit-log').service('processes').stop(),
    expected: { changes: [{ field: 'process', before: null, after: expect.any(String) }] },
  },
  {
    category: 'audit-log',
    action: 'settings-changed',
    way: 'panel',
    async run(world) {
      await world.admin.put('/audit-log/settings').send({ retentionDays: 120 }).expect(200);
    },
    expected: { changes: [{ field: 'retentionDays', before: 90, after: 120 }] },
  },
  {
    category: 'audit-log',
    action: 'exported',
    way: 'panel',
    run: ({ admin }) => admin.get('/audit-log/events/export').query({ format: 'csv' }),
    expected: { outcome: 'success' },
    alsoRecords: ['audit-log.export-started'],
  },
  {
    category: 'audit-log',
    action: 'export-started',
    way: 'panel',
    run: ({ admin }) => admin.get('/audit-log/events/export').query({ format: 'ndjson' }),
    expected: { outcome: 'success' },
    alsoRecords: ['audit-log.exported'],
  },
  {
    category: 'audit-log',
    action: 'cleaned',
    way: 'clock',
    async run({ strapi }) {
      const plugin = strapi.plugin('audit-log');
      const event = { category: 'shop.order', action: 'paid', occurredAt: LONG_AGO };
      await plugin.service('recorder').record(event);
      await plugin.service('sealing').sealNow();
      await plugin.service('retention').clean();
    },
    expected: {
      changes: [
        { field: 'removed', before: null, after: 1 },
        { field: 'until', before: null, after: expect.any(String) },
        { field: 'log', before: null, after: 1 },
        { field: 'seals', before: null, after: [[expect.any(Number), expect.any(Number)]] },
      ],
    },
  },
  {
    category: 'audit-log',
    action: 'replaced',
    way: 'cli',
    // What `strapi import` does to the events; `log-replaced.test.ts` does it by the command
    // itself.
    async run(world) {
      const { strapi, admin } = world;
      strapi.db.lifecycles.disable();
      const [newest] = (await readEvents(admin)).reverse();
      const isNew = async (action: string) => {
        const before = (await readEvents(admin, { action })).length;
        return async () => (await readEvents(admin, { action }))[before];
      };
      const told = [await isNew('replaced'), await isNew('log-opened')];
      await strapi
        .plugin('audit-log')
        .service('recorder')
        .record({ category: 'shop.order', action: 'paid' });
      await world.look();
      await strapi.db.connection('audit_events').where({ document_id: newest!.id }).delete();
      strapi.db.lifecycles.enable();
      for (const one of told) await eventually(one);
    },
    expected: {
      changes: [{ field: 'newestEvent', before: expect.any(String), after: expect.any(String) }],
    },
    alsoRecords: ['audit-log.log-opened'],
  },
  {
    category: 'audit-log',
    action: 'verified',
    way: 'panel',
    run: (world) => verify(world),
    expected: {
      outcome: 'success',
      changes: [
        { field: 'log', before: null, after: expect.any(Number) },
        { field: 'scope', before: null, after: 'everything' },
        { field: 'events', before: null, after: expect.any(Number) },
        { field: 'seals', before: null, after: expect.any(Number) },
      ],
    },
  },
  {
    category: 'audit-log',
    action: 'verification-failed',
    way: 'panel',
    async run(world) {
      await sealedOrder(world);
      await world.look();
      await orders(world).update({ actor_name: 'Mallory' });
      await verify(world);
    },
  },
  {
    category: 'audit-log',
    action: 'finding-acknowledged',
    way: 'panel',
    async run(world) {
      const { body } = await world.admin.get('/audit-log/seal').expect(200);
      const [finding] = body.data.lastVerification.findings;
      const reason = 'A test has changed it.';
      await world.admin.post('/audit-log/seal/acknowledgements').send({ finding, reason });
    },
    expected: {
      changes: [
        { field: 'finding', before: null, after: expect.objectContaining({ state: 'altered' }) },
        { field: 'reason', before: null, after: 'A test has changed it.' },
      ],
    },
  },
  {
    category: 'audit-log',
    action: 'late-found',
    way: 'panel',
    async run(world) {
      const row = eventRow({ category: 'shop.late', occurred_at: LONG_AGO.getTime() });
      const { connection } = world.strapi.db;
      await connection.transaction(async (trx) => {
        // MariaDB has no ids below 0, and would take it for "the next id".
        const isMysql = databaseClient() === 'mysql';
        if (isMysql) {
          await trx.raw("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
        }
        await trx('audit_events').insert({ ...row, id: 0 });
        if (isMysql) await trx.raw('SET SESSION sql_mode = @@GLOBAL.sql_mode');
      });
      await verify(world);
      await connection('audit_events').where({ id: 0 }).delete();
    },
    expected: { changes: [{ field: 'events', before: null, after: 1 }] },
    alsoRecords: ['audit-log.verification-failed'],
  },
  {
    category: 'audit-log',
    action: 'sealing-key-changed',
    way: 'start',
    // As if another key had signed the log before; `seal/changes.test.ts` changes it.
    async run({ strapi }) {
      const log = strapi.db.connection('audit_seal_heads').where({ closed_at: null });
      await log.update({ verifier_key: 'before' });
      await strapi.plugin('audit-log').service('sealing').start();
    },
    expected: {
      changes: [{ field: 'verifierKey', before: 'before', after: expect.stringContaining('+') }],
    },
  },
  {
    category: 'audit-log',
    action: 'sealing-switched',
    way: 'start',
    async run({ strapi }) {
      const store = strapi.store({ type: 'plugin', name: 'audit-log' });
      await store.set({ key: 'sealing-in-force', value: false });
      await strapi.plugin('audit-log').service('sealing').start();
    },
    expected: { changes: [{ field: 'sealing', before: false, after: true }] },
  },
  {
    category: 'audit-log',
    action: 'log-opened',
    way: 'cli',
    run: ({ strapi }) => strapi.plugin('audit-log').service('sealing').openNext('acknowledged'),
    expected: {
      changes: [
        { field: 'log', before: expect.any(Number), after: expect.any(Number) },
        { field: 'because', before: null, after: 'acknowledged' },
      ],
    },
  },
  {
    category: 'audit-log',
    action: 'spill-replayed',
    way: 'clock',
    async run(world) {
      await breakTable(world.strapi);
      await world.role();
      await repairTable(world.strapi);
      await world.strapi.plugin('audit-log').service('journal').replay();
    },
    expected: { changes: [{ field: 'events', before: null, after: 1 }] },
    alsoRecords: ['role.created'],
  },
  {
    category: 'audit-log',
    action: 'capture-missing',
    way: 'start',
    // What the start does with a seam that this version of Strapi lacks.
    async run({ strapi }) {
      const captures = strapi.plugin('audit-log').service('captures');
      captures.seams.install({
        name: 'gone',
        reliesOn: 'Something that is gone.',
        why: 'To see what becomes of it.',
        seenIn: 'nowhere',
        since: '5.0.0',
        without: 'Nothing is lost.',
        check: () => ['strapi.gone'],
      });
      await captures.reportMissing();
    },
    expected: {
      outcome: 'failure',
      changes: [
        { field: 'missing', before: null, after: ['strapi.gone'] },
        { field: 'consequence', before: null, after: 'Nothing is lost.' },
      ],
    },
  },
  {
    category: 'audit-log',
    action: 'capture-failed',
    way: 'panel',
    async run(world) {
      const { id } = await world.role();
      await world.look();
      const { db } = world.strapi;
      const broken = jest.spyOn(db, 'queryBuilder').mockImplementation(() => {
        throw new TypeError('Strapi has moved.');
      });
      await world.admin.put(`/admin/roles/${id}`).send({ name: 'Unseen' });
      broken.mockRestore();
    },
    expected: {
      outcome: 'failure',
      changes: [
        { field: 'capture', before: null, after: 'lifecycles' },
        { field: 'error', before: null, after: expect.stringContaining('Strapi has moved.') },
      ],
    },
  },
];
