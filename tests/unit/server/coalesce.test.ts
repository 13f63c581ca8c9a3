import { type Change, NOT_DESCRIBED, REDACTED } from '../../../server/src/contracts';
import type { Mutation } from '../../../server/src/event';
import { coalesce as coalesceOrTell } from '../../../server/src/journal/coalesce';

const failures: unknown[] = [];
const coalesce = (mutations: Mutation[]) =>
  coalesceOrTell(mutations, (error) => void failures.push(error));

const mutation = (
  id: string,
  mutations: Partial<Mutation> & Pick<Mutation, 'operation'>,
): Mutation => ({
  category: 'role',
  entity: { type: 'admin::role', id, label: `Role ${id}` },
  ...mutations,
});

const member = (key: string, value: string) => ({ field: 'permissions', key, value });
const change = (field: string, before: Change['before'], after: Change['after']): Change => ({
  field,
  before,
  after,
});

/** What became of mutations about one thing: action and changes, or nothing. */
const outcomeOf = (...mutations: Mutation[]) =>
  coalesce(mutations).map(({ action, changes }) => ({ action, changes }));

describe('coalesce', () => {
  it('makes no event of no mutation', () => {
    expect(coalesce([])).toEqual([]);
  });

  it('makes one event per thing, in the order in which the things were first touched', () => {
    const drafts = coalesce([
      mutation('2', { operation: 'updated', changes: [change('name', 'b', 'c')] }),
      mutation('1', { operation: 'created' }),
      mutation('2', { operation: 'updated', changes: [change('name', 'c', 'd')] }),
    ]);
    expect(drafts).toEqual([
      {
        category: 'role',
        action: 'updated',
        entity: { type: 'admin::role', id: '2', label: 'Role 2' },
        changes: [change('name', 'b', 'd')],
      },
      {
        category: 'role',
        action: 'created',
        entity: { type: 'admin::role', id: '1', label: 'Role 1' },
        changes: [],
      },
    ]);
  });

  it('distinguishes entities of one id but of different types', () => {
    const user = { type: 'admin::user', id: '1', label: 'Ada' };
    const drafts = coalesce([
      mutation('1', { operation: 'deleted' }),
      mutation('1', { operation: 'deleted', category: 'user', entity: user }),
    ]);
    expect(drafts.map(({ category }) => category)).toEqual(['role', 'user']);
  });

  it('makes no event of what ends as it began', () => {
    expect(
      outcomeOf(
        mutation('1', { operation: 'updated', changes: [change('name', 'a', 'b')] }),
        mutation('1', { operation: 'updated', changes: [change('name', 'b', 'a')] }),
      ),
    ).toEqual([]);
    expect(
      outcomeOf(mutation('1', { operation: 'created' }), mutation('1', { operation: 'deleted' })),
    ).toEqual([]);
  });

  it('keeps a secret that changed, though it looks the same', () => {
    const changes = [change('password', REDACTED, REDACTED)];
    expect(outcomeOf(mutation('1', { operation: 'updated', changes }))).toEqual([
      { action: 'updated', changes },
    ]);
  });

  it('makes a creation of a creation and what follows it', () => {
    expect(
      outcomeOf(
        mutation('1', { operation: 'created', changes: [change('name', null, 'a')] }),
        mutation('1', { operation: 'updated', changes: [change('name', 'a', 'b')] }),
        mutation('1', { operation: 'updated', added: [member('read', 'x')] }),
      ),
    ).toEqual([
      {
        action: 'created',
        changes: [change('name', null, 'b'), change('permissions', null, 'x')],
      },
    ]);
  });

  it('knows a deleted thing by the name it had', () => {
    const renamed = { type: 'admin::role', id: '1', label: 'New name' };
    const [draft] = coalesce([
      mutation('1', { operation: 'updated', changes: [change('name', 'Role 1', 'New name')] }),
      mutation('1', {
        operation: 'deleted',
        entity: renamed,
        changes: [change('name', 'New name', null)],
      }),
    ]);
    expect(draft).toMatchObject({
      action: 'deleted',
      entity: { label: 'Role 1' },
      changes: [change('name', 'Role 1', null)],
    });
  });

  it('takes a member that was taken out and put in again for no change', () => {
    expect(
      outcomeOf(
        mutation('1', { operation: 'updated', removed: [member('read', 'x')] }),
        mutation('1', { operation: 'updated', added: [member('read', 'x')] }),
      ),
    ).toEqual([]);
  });

  it('takes a member of the same key but another value for a change of its limits', () => {
    expect(
      outcomeOf(
        mutation('1', {
          operation: 'updated',
          removed: [member('read', 'read titles'), member('write', 'write')],
        }),
        mutation('1', {
          operation: 'updated',
          added: [member('delete', 'delete'), member('read', 'read all')],
        }),
      ),
    ).toEqual([
      {
        action: 'updated',
        changes: [
          change('permissions', 'read titles', 'read all'),
          change('permissions', 'write', null),
          change('permissions', null, 'delete'),
        ],
      },
    ]);
  });

  it('names creations and updates as asked, by the final difference', () => {
    const nameUpdate = (changes: Change[]) => (changes[0]?.field === 'roles' ? 'moved' : null);
    expect(
      outcomeOf(
        mutation('1', { operation: 'created', nameCreation: 'registered' }),
        mutation('2', { operation: 'updated', nameUpdate, changes: [change('roles', 'a', 'b')] }),
        mutation('3', { operation: 'updated', nameUpdate, changes: [change('token', 'a', 'b')] }),
      ),
    ).toEqual([
      { action: 'registered', changes: [] },
      { action: 'moved', changes: [change('roles', 'a', 'b')] },
    ]);
  });

  it('says who did it where a mutation knows better', () => {
    const actor = { type: 'admin' as const, id: '1', name: 'Ada', email: 'ada@example.com' };
    const [own, other] = coalesce([
      mutation('1', { operation: 'created' }),
      mutation('1', { operation: 'updated', actor }),
      mutation('2', { operation: 'created' }),
    ]);
    expect([own?.actor, other?.actor]).toEqual([actor, undefined]);
  });

  it('makes an update of what is deleted and made again, with the difference', () => {
    const [deleted, created] = [
      mutation('1', {
        operation: 'deleted',
        changes: [change('name', 'a', null), change('code', 'x', null), change('old', 1, null)],
      }),
      mutation('1', {
        operation: 'created',
        changes: [change('name', null, 'b'), change('code', null, 'x')],
      }),
    ];
    expect(outcomeOf(deleted, created)).toEqual([
      { action: 'updated', changes: [change('name', 'a', 'b'), change('old', 1, null)] },
    ]);
    expect(outcomeOf(created, deleted, created)).toMatchObject([{ action: 'created' }]);
    expect(outcomeOf(deleted, created, deleted)).toMatchObject([{ action: 'deleted' }]);
  });

  it('takes a thing for deleted, though its members are taken out after it', () => {
    expect(
      outcomeOf(
        mutation('1', { operation: 'deleted' }),
        mutation('1', { operation: 'updated', removed: [member('read', 'x')] }),
      ),
    ).toMatchObject([{ action: 'deleted' }]);
  });

  it('distinguishes the parts of one entity', () => {
    const part = (name: string) =>
      mutation('1', { operation: 'updated', part: name, changes: [change('a', 1, name)] });
    expect(outcomeOf(part('en'), part('fr'), part('en'))).toEqual([
      { action: 'updated', changes: [change('a', 1, 'en')] },
      { action: 'updated', changes: [change('a', 1, 'fr')] },
    ]);
  });

  it('says who, what and when where a change cannot be described, and describes the others', () => {
    const nameUpdate = () => {
      throw new Error('no name');
    };
    const changes = [change('a', 1, 2)];
    expect(
      outcomeOf(
        mutation('1', { operation: 'updated', nameUpdate, changes }),
        mutation('2', { operation: 'updated', changes }),
      ),
    ).toEqual([
      { action: 'updated', changes: [change('changes', null, NOT_DESCRIBED)] },
      { action: 'updated', changes },
    ]);
    expect(failures).toMatchObject([{ message: 'no name' }]);
  });
});
