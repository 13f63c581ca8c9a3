import type { AdminAgent } from '../support/admin';
import { registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';

const USER = 'plugin::users-permissions.user';
const PERMISSION = 'plugin::users-permissions.permission';
/** SQLite takes 32,766 variables in a statement. */
const MANY = 33_000;

describe('writes of many rows', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const query = (uid: string) => server.strapi.db.query(uid as 'admin::role');
  const users = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, index) => ({
      username: `${prefix}-${index}`,
      email: `${prefix}-${index}@example.com`,
      provider: 'local',
      blocked: false,
    }));

  it('are one event beyond a thousand rows, with the number and the condition', async () => {
    const found = { username: { $startsWith: 'bulk-' } };
    const created = await recordedDuring(ada, () =>
      query(USER).createMany({ data: users(MANY, 'bulk') }),
    );
    expect(created).toMatchObject([
      {
        category: 'end-user',
        action: 'created',
        entity: { type: USER, id: null },
        changes: [{ field: 'count', before: null, after: MANY }],
      },
    ]);
    const updated = await recordedDuring(ada, () =>
      query(USER).updateMany({ where: found, data: { blocked: true } }),
    );
    expect(updated).toMatchObject([
      {
        category: 'end-user',
        action: 'blocked',
        changes: [
          { field: 'count', after: MANY },
          { field: 'condition', after: found },
          { field: 'blocked', before: null, after: true },
        ],
      },
    ]);
    const deleted = await recordedDuring(ada, () =>
      query(USER).deleteMany({ where: { $or: [found, { resetPasswordToken: 'a code' }] } }),
    );
    expect(deleted).toMatchObject([
      {
        action: 'deleted',
        changes: [
          { field: 'count', after: MANY },
          {
            field: 'condition',
            after: { $or: [found, { resetPasswordToken: '[redacted]' }] },
          },
        ],
      },
    ]);
  });

  it('are an event for each row up to a thousand', async () => {
    const created = await recordedDuring(ada, () =>
      query(USER).createMany({ data: users(3, 'few') }),
    );
    expect(created.map(({ entity }) => entity?.label)).toEqual(['few-0', 'few-1', 'few-2']);
    const where = { username: { $startsWith: 'few-' } };
    const updated = await recordedDuring(ada, () =>
      query(USER).updateMany({ where, data: { blocked: true } }),
    );
    expect(updated.map(({ action }) => action)).toEqual(['blocked', 'blocked', 'blocked']);
  });

  it('change what a role may do', async () => {
    const [permission] = await query(PERMISSION).findMany({ populate: ['role'], limit: 1 });
    const recorded = await recordedDuring(ada, () =>
      query(PERMISSION).updateMany({
        where: { id: permission.id },
        data: { action: 'api::article.article.delete' },
      }),
    );
    expect(recorded).toMatchObject([
      {
        category: 'end-user-role',
        action: 'permissions-changed',
        entity: { label: permission.role.name },
        changes: [
          { before: { action: permission.action }, after: null },
          { before: null, after: { action: 'api::article.article.delete' } },
        ],
      },
    ]);
  });

  it('change what an administrator may do', async () => {
    const [permission] = await query('admin::permission').findMany({
      where: { role: { code: 'strapi-editor' } },
      limit: 1,
    });
    const recorded = await recordedDuring(ada, () =>
      query('admin::permission').updateMany({
        where: { id: permission.id },
        data: { action: 'plugin::upload.assets.create' },
      }),
    );
    expect(recorded).toMatchObject([
      { category: 'role', action: 'permissions-changed', entity: { label: 'Editor' } },
    ]);
  });

  it('are all recorded where the ids of a cluster are three apart', async () => {
    const isMySql = server.strapi.db.dialect.client === 'mysql';
    const data = ['One', 'Two', 'Three'].map((name) => ({ name, code: name.toLowerCase() }));
    const recorded = await recordedDuring(ada, () =>
      server.strapi.db.transaction(async ({ trx }) => {
        if (isMySql) await trx.raw('SET SESSION auto_increment_increment = 3');
        await query('admin::role').createMany({ data });
        if (isMySql) await trx.raw('SET SESSION auto_increment_increment = 1');
      }),
    );
    expect(recorded.map(({ entity }) => entity?.label)).toEqual(['One', 'Two', 'Three']);
  });
});
