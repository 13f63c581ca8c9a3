import { type AdminAgent, createRole, registerFirstAdmin, setPermissions } from '../support/admin';
import { databaseClient } from '../support/databases';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recordedDuring } from './support/events';
import { eventually } from './support/eventually';
import { systemEvent } from './support/expected';
import { statementsDuring } from './support/queries';

describe('a change and its event', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    // Some changes fail here on purpose.
    server = await startStrapi({ env: { LOG_LEVEL: 'silent' } });
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const roles = () => server.strapi.db.query('admin::role');

  /** Runs `work` while the app itself listens to updates of roles. */
  const withLifecycle = async (afterUpdate: () => Promise<void>, work: () => Promise<unknown>) => {
    const stopListening = server.strapi.db.lifecycles.subscribe({
      models: ['admin::role'],
      afterUpdate,
    });
    try {
      return await work();
    } finally {
      stopListening();
    }
  };

  it('are lost together when a lifecycle of the app fails after the write', async () => {
    const role = await createRole(ada, { name: 'Kept', description: 'As it was' });
    const fail = async () => {
      throw new Error('A lifecycle of the app failed.');
    };
    const recorded = await recordedDuring(ada, () =>
      withLifecycle(fail, () =>
        ada.put(`/admin/roles/${role.id}`).send({ name: 'Lost', description: '' }).expect(500),
      ),
    );
    expect(recorded).toEqual([]);
    const { body } = await ada.get(`/admin/roles/${role.id}`).expect(200);
    expect(body.data).toMatchObject({ name: 'Kept', description: 'As it was' });
  });

  it('are lost together when a transaction around them is rolled back', async () => {
    const recorded = await recordedDuring(ada, async () => {
      const transaction = server.strapi.db.transaction(async () => {
        await roles().create({ data: { name: 'Never', code: 'never' } });
        throw new Error('Rolled back.');
      });
      await expect(transaction).rejects.toThrow('Rolled back.');
    });
    expect(recorded).toEqual([]);
    expect(await roles().count({ where: { code: 'never' } })).toBe(0);
  });

  it('are written by one INSERT per transaction, one event per thing that differs in the end', async () => {
    let kept = { id: 0 };
    let inserts = 0;
    const work = () =>
      server.strapi.db.transaction(async () => {
        kept = await roles().create({ data: { name: 'First name', code: 'kept' } });
        await roles().update({ where: { id: kept.id }, data: { name: 'Last name' } });
        const gone = await roles().create({ data: { name: 'Gone', code: 'gone' } });
        await roles().delete({ where: { id: gone.id } });
        const author = { code: 'strapi-author' };
        await roles().update({ where: author, data: { name: 'Writer' } });
        await roles().update({ where: author, data: { name: 'Author' } });
        const editor = { code: 'strapi-editor' };
        await roles().update({ where: editor, data: { name: 'Publisher' } });
        await roles().update({ where: editor, data: { description: 'Publishes' } });
      });
    const editor = await roles().findOne({ where: { code: 'strapi-editor' } });
    const recorded = await recordedDuring(ada, async () => {
      inserts = (await statementsDuring(server.strapi, 'insert into', work)).length;
    });
    expect(recorded).toEqual([
      systemEvent({
        category: 'role',
        action: 'created',
        entity: { type: 'admin::role', id: String(kept.id), label: 'Last name' },
        changes: [
          { field: 'name', before: null, after: 'Last name' },
          { field: 'code', before: null, after: 'kept' },
        ],
      }),
      systemEvent({
        category: 'role',
        action: 'updated',
        entity: { type: 'admin::role', id: String(editor.id), label: 'Publisher' },
        changes: [
          { field: 'name', before: 'Editor', after: 'Publisher' },
          { field: 'description', before: editor.description, after: 'Publishes' },
        ],
      }),
    ]);
    expect(inserts).toBe(1);
  });

  it('are written by one INSERT when an administrator saves many permissions', async () => {
    const role = await createRole(ada, { name: 'Many permissions' });
    const actions = ['read', 'create', 'update', 'delete'].map((verb) => `admin::webhooks.${verb}`);
    const inserts = await statementsDuring(server.strapi, 'insert into', () =>
      setPermissions(
        ada,
        role.id,
        actions.map((action) => ({ action })),
      ),
    );
    expect(inserts).toHaveLength(1);
  });

  it.each([
    ['', false],
    [', though code of the app swallows its error and goes on', true],
  ])('are lost together when the database ends a deadlock%s', async (_how, swallows) => {
    const one = await createRole(ada, { name: `One ${swallows}` });
    const two = await createRole(ada, { name: `Two ${swallows}` });
    const three = await createRole(ada, { name: `Three ${swallows}` });
    let halfWay = 0;
    const describeBoth = (description: string, ids: [number, number]) =>
      server.strapi.db.transaction(async () => {
        await roles().update({ where: { id: ids[0] }, data: { description } });
        halfWay += 1;
        // SQLite has one transaction at a time, so there they follow each other.
        const together = databaseClient() === 'sqlite' ? halfWay : 2;
        await eventually(() => (halfWay >= together ? true : undefined));
        try {
          await roles().update({ where: { id: ids[1] }, data: { description } });
        } catch (error) {
          if (!swallows) throw error;
          await roles()
            .update({ where: { id: three.id }, data: { description } })
            .catch(() => undefined);
        }
      });
    let done: string[] = [];
    const recorded = await recordedDuring(ada, async () => {
      const results = await Promise.allSettled([
        describeBoth('first', [one.id, two.id]),
        describeBoth('second', [two.id, one.id]),
      ]);
      done = ['first', 'second'].filter((_, index) => results[index]!.status === 'fulfilled');
    });
    expect(recorded.map(({ changes }) => changes[0]!.after)).toEqual(
      done.flatMap((description) => [description, description]),
    );
    const { description } = await roles().findOne({ where: { id: one.id } });
    expect(description).toBe(done.at(-1));
    expect(await roles().count({ where: { description } })).toBe(2);
    expect((await roles().findOne({ where: { id: three.id } })).description).toBe('');
    const { body } = await ada.get('/audit-log/events').expect(200);
    expect(body.meta.warnings).toEqual([]);
    for (const { id } of [one, two]) await ada.delete(`/admin/roles/${id}`).expect(200);
  });

  it('are lost together when the app swallows the error of a statement that ends the transaction', async () => {
    const role = await createRole(ada, { name: 'Swallowed' });
    const work = async () => {
      await roles().update({ where: { id: role.id }, data: { description: 'New' } });
      const trx = (await server.strapi.db.transaction()).get();
      await trx.raw('SELECT no_such_column').catch(() => undefined);
    };
    let isDone = true;
    const recorded = await recordedDuring(ada, () =>
      server.strapi.db.transaction(work).catch(() => {
        isDone = false;
      }),
    );
    // Only PostgreSQL gives a transaction up for that.
    expect(isDone).toBe(databaseClient() !== 'postgres');
    expect(recorded).toHaveLength(isDone ? 1 : 0);
    const { description } = await roles().findOne({ where: { id: role.id } });
    expect(description).toBe(isDone ? 'New' : '');
    const { body } = await ada.get('/audit-log/events').expect(200);
    expect(body.meta.warnings).toEqual([]);
  });

  it('are one with what a lifecycle of the app writes by plain SQL', async () => {
    const role = await createRole(ada, { name: 'Plain' });
    const tag = `Tag of ${role.id}`;
    const byHand = async () => {
      await server.strapi.db.connection('tags').insert({ name: tag, document_id: tag });
    };
    const recorded = await recordedDuring(ada, () =>
      withLifecycle(byHand, () =>
        ada.put(`/admin/roles/${role.id}`).send({ name: 'Plainer', description: '' }).expect(200),
      ),
    );
    expect(recorded.map(({ entity }) => entity?.label)).toEqual(['Plainer']);
    expect(await server.strapi.db.query('api::tag.tag').count({ where: { name: tag } })).toBe(1);
  });

  it('wait for queries that a lifecycle of the app began and did not await', async () => {
    const role = await createRole(ada, { name: 'Busy' });
    const unawaited: Promise<string>[] = [];
    /** Makes a tag after some queries, so that one of many falls into the commit. */
    const tagAfter = async (queries: number, name: string) => {
      for (let done = 0; done < queries; done += 1) await roles().count();
      await server.strapi.db.query('api::tag.tag').create({ data: { name } });
      return name;
    };
    const begin = async () => {
      for (let queries = 0; queries < 10; queries += 1) {
        const name = `Tag ${unawaited.length}`;
        unawaited.push(tagAfter(queries, name).catch((error: Error) => error.message));
      }
    };
    const names = ['Busy 1', 'Busy 2', 'Busy 3'];
    const recorded = await recordedDuring(ada, async () => {
      await withLifecycle(begin, async () => {
        for (const name of names) {
          await ada.put(`/admin/roles/${role.id}`).send({ name, description: '' }).expect(200);
        }
      });
      names.push(...(await Promise.all(unawaited)));
    });
    expect(names.slice(3)).toEqual(unawaited.map((_, index) => `Tag ${index}`));
    expect(recorded.map(({ entity }) => entity?.label).sort()).toEqual(names.sort());
  });
});
