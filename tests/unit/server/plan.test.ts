import { failedOnly, planFor } from '../../../server/src/query/activity/plan';

const actor = { type: 'admin', id: '7' } as const;

describe('the plan of a count', () => {
  it('walks along time where nothing else is asked for', () => {
    expect(planFor({})).toEqual({ ways: [{}], rest: {} });
  });

  it('begins at what leaves the fewest events, and looks for the rest in them', () => {
    expect(planFor({ actor, action: ['updated'], q: 'a' })).toEqual({
      ways: [{ actor }],
      rest: { action: ['updated'], q: 'a' },
    });
    expect(planFor({ entityType: 'x', entityId: '1', source: '::1' })).toEqual({
      ways: [{ entityType: 'x', entityId: '1' }],
      rest: { source: '::1' },
    });
  });

  it('counts each value of an index once', () => {
    expect(planFor({ action: ['created', 'deleted', 'created'] })).toEqual({
      ways: [{ action: ['created'] }, { action: ['deleted'] }],
      rest: {},
    });
  });

  it('walks along time where an index has more values than are worth a question each', () => {
    const action = Array.from({ length: 9 }, (_, index) => `a${index}`);
    expect(planFor({ action })).toEqual({ ways: [{}], rest: { action } });
  });

  it('walks along time for a kind of entity, free text, or an id of no type', () => {
    expect(planFor({ entityType: 'x' }).ways).toEqual([{}]);
    expect(planFor({ entityId: '1', q: 'a' })).toEqual({
      ways: [{}],
      rest: { entityId: '1', q: 'a' },
    });
  });
});

describe('the failures among the events', () => {
  it('are those that the filters leave', () => {
    expect(failedOnly({})).toEqual({ outcome: ['failure', 'denied'] });
    expect(failedOnly({ outcome: ['success', 'denied'] })).toEqual({ outcome: ['denied'] });
    expect(failedOnly({ outcome: ['success'] })).toBeNull();
  });

  it('are read from their own index, unless somebody or something narrows more', () => {
    const outcome: ('failure' | 'denied')[] = ['failure', 'denied'];
    expect(planFor({ outcome, category: ['login'] }).rest).toEqual({ category: ['login'] });
    expect(planFor({ outcome, actor }).ways).toEqual([{ actor }]);
  });
});
