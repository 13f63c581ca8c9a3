import type { Change } from '../../../server/src/contracts';
import { coalesce } from '../../../server/src/journal/coalesce';
import type { Fact } from '../../../server/src/journal/fact';
import { REDACTED } from '../../../server/src/journal/redaction';

const fact = (id: string, facts: Partial<Fact> & Pick<Fact, 'deed'>): Fact => ({
  category: 'role',
  entity: { type: 'admin::role', id, label: `Role ${id}` },
  ...facts,
});

const member = (key: string, value: string) => ({ field: 'permissions', key, value });
const change = (field: string, before: Change['before'], after: Change['after']): Change => ({
  field,
  before,
  after,
});

/** What became of facts about one thing: action and changes, or nothing. */
const outcomeOf = (...facts: Fact[]) =>
  coalesce(facts).map(({ action, changes }) => ({ action, changes }));

describe('coalesce', () => {
  it('makes no event of no fact', () => {
    expect(coalesce([])).toEqual([]);
  });

  it('makes one event per thing, in the order in which the things were first touched', () => {
    const drafts = coalesce([
      fact('2', { deed: 'updated', changes: [change('name', 'b', 'c')] }),
      fact('1', { deed: 'created' }),
      fact('2', { deed: 'updated', changes: [change('name', 'c', 'd')] }),
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

  it('tells things of one id but of different types apart', () => {
    const user = { type: 'admin::user', id: '1', label: 'Ada' };
    const drafts = coalesce([
      fact('1', { deed: 'deleted' }),
      fact('1', { deed: 'deleted', category: 'user', entity: user }),
    ]);
    expect(drafts.map(({ category }) => category)).toEqual(['role', 'user']);
  });

  it('makes no event of what ends as it began', () => {
    expect(
      outcomeOf(
        fact('1', { deed: 'updated', changes: [change('name', 'a', 'b')] }),
        fact('1', { deed: 'updated', changes: [change('name', 'b', 'a')] }),
      ),
    ).toEqual([]);
    expect(outcomeOf(fact('1', { deed: 'created' }), fact('1', { deed: 'deleted' }))).toEqual([]);
  });

  it('keeps a secret that changed, though it looks the same', () => {
    const changes = [change('password', REDACTED, REDACTED)];
    expect(outcomeOf(fact('1', { deed: 'updated', changes }))).toEqual([
      { action: 'updated', changes },
    ]);
  });

  it('makes a creation of a creation and what follows it', () => {
    expect(
      outcomeOf(
        fact('1', { deed: 'created', changes: [change('name', null, 'a')] }),
        fact('1', { deed: 'updated', changes: [change('name', 'a', 'b')] }),
        fact('1', { deed: 'updated', added: [member('read', 'x')] }),
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
      fact('1', { deed: 'updated', changes: [change('name', 'Role 1', 'New name')] }),
      fact('1', { deed: 'deleted', entity: renamed, changes: [change('name', 'New name', null)] }),
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
        fact('1', { deed: 'updated', removed: [member('read', 'x')] }),
        fact('1', { deed: 'updated', added: [member('read', 'x')] }),
      ),
    ).toEqual([]);
  });

  it('takes a member of the same key but another value for a change of its limits', () => {
    expect(
      outcomeOf(
        fact('1', {
          deed: 'updated',
          removed: [member('read', 'read titles'), member('write', 'write')],
        }),
        fact('1', {
          deed: 'updated',
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

  it('names creations and updates as it is told to, by what is different in the end', () => {
    const nameUpdate = (changes: Change[]) => (changes[0]?.field === 'roles' ? 'moved' : null);
    expect(
      outcomeOf(
        fact('1', { deed: 'created', nameCreation: 'registered' }),
        fact('2', { deed: 'updated', nameUpdate, changes: [change('roles', 'a', 'b')] }),
        fact('3', { deed: 'updated', nameUpdate, changes: [change('token', 'a', 'b')] }),
      ),
    ).toEqual([
      { action: 'registered', changes: [] },
      { action: 'moved', changes: [change('roles', 'a', 'b')] },
    ]);
  });

  it('says who did it where a fact knows better', () => {
    const actor = { type: 'admin' as const, id: '1', name: 'Ada', email: 'ada@example.com' };
    const [own, other] = coalesce([
      fact('1', { deed: 'created' }),
      fact('1', { deed: 'updated', actor }),
      fact('2', { deed: 'created' }),
    ]);
    expect([own?.actor, other?.actor]).toEqual([actor, undefined]);
  });
});
