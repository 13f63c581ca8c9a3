import { planFor } from '../../../server/src/query/plan';

const only = <T>(...values: T[]) => ({ only: values, not: [] });
const not = <T>(...values: T[]) => ({ only: [], not: values });

const ada = { type: 'admin', id: '7' } as const;
const actor = only(ada);

describe('the plan of a count', () => {
  it('walks along time where nothing else is asked for', () => {
    expect(planFor({})).toEqual({ branches: [{}], residual: {} });
  });

  it('begins at what leaves the fewest events, and looks for the rest in them', () => {
    expect(planFor({ actor, action: only('updated'), q: 'a' })).toEqual({
      branches: [{ actor }],
      residual: { action: only('updated'), q: 'a' },
    });
    expect(planFor({ entityType: only('x'), entityId: '1', source: only('::1') })).toEqual({
      branches: [{ entityType: only('x'), entityId: '1' }],
      residual: { source: only('::1') },
    });
  });

  it('counts each value of an index once', () => {
    expect(planFor({ action: only('created', 'deleted', 'created') })).toEqual({
      branches: [{ action: only('created') }, { action: only('deleted') }],
      residual: {},
    });
    expect(planFor({ actor: only(ada, { ...ada }) }).branches).toEqual([{ actor }]);
  });

  it('looks for values that are not excluded in what it reads', () => {
    expect(planFor({ action: not('login'), actor })).toEqual({
      branches: [{ actor }],
      residual: { action: not('login') },
    });
    expect(planFor({ action: not('login') })).toEqual({
      branches: [{}],
      residual: { action: not('login') },
    });
    expect(planFor({ action: { only: ['created'], not: ['login'] } })).toEqual({
      branches: [{ action: only('created') }],
      residual: { action: not('login') },
    });
  });

  it('walks along time where an index has more values than are worth a question each', () => {
    const action = only(...Array.from({ length: 9 }, (_, index) => `a${index}`));
    expect(planFor({ action })).toEqual({ branches: [{}], residual: { action } });
  });

  it('walks along time for a type of entity or of actor, free text, or an id of no type', () => {
    expect(planFor({ entityType: only('x') }).branches).toEqual([{}]);
    expect(planFor({ actor: only({ type: 'admin' } as const) }).branches).toEqual([{}]);
    expect(planFor({ entityId: '1', q: 'a' })).toEqual({
      branches: [{}],
      residual: { entityId: '1', q: 'a' },
    });
  });

  it('begins at the failures, which are few, unless somebody or something narrows more', () => {
    const outcome = only<'failure' | 'denied'>('failure', 'denied');
    expect(planFor({ outcome, category: only('login') }).residual).toEqual({
      category: only('login'),
    });
    expect(planFor({ outcome, actor }).branches).toEqual([{ actor }]);
  });
});
