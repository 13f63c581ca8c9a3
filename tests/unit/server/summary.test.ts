import { type Json, printCutText, printOmitted, REDACTED } from '../../../server/src/contracts';
import { summaryOf } from '../../../server/src/event';

const change = (field: string, before: Json, after: Json) => ({ field, before, after });
const summary = (...changes: ReturnType<typeof change>[]) =>
  summaryOf({ outcome: 'success', changes });
const permission = (action: string) => ({ action, actionLabel: action });

describe('the summary of an event', () => {
  it('says the one short change', () => {
    expect(summary(change('roles', 'Editor', 'Author'))).toEqual({
      fields: ['roles'],
      more: 0,
      change: { before: 'Editor', after: 'Author' },
      permissions: null,
    });
  });

  it('names the fields of several changes, each once', () => {
    expect(
      summary(change('title', 'A', 'B'), change('body', 'A', 'B'), change('body', 1, 2)),
    ).toEqual({ fields: ['title', 'body'], more: 0, change: null, permissions: null });
  });

  it('counts permissions', () => {
    expect(
      summary(
        change('permissions', null, permission('read')),
        change('permissions', null, permission('create')),
        change('permissions', permission('delete'), null),
        change('permissions', permission('update'), permission('update')),
      ),
    ).toEqual({
      fields: [],
      more: 0,
      change: null,
      permissions: { granted: 2, revoked: 1, limited: 1 },
    });
  });

  it.each([
    REDACTED,
    printCutText('x'.repeat(20_000), 0, 1),
    printOmitted(90_000, 'characters'),
    'x'.repeat(100),
    { a: 1 },
    [1, 2, 3, 4],
  ])('leaves out a value that is no short value of its own: %j', (value) => {
    expect(summary(change('title', 'A', value))).toMatchObject({ fields: ['title'], change: null });
  });

  it('is null where nothing changed', () => {
    expect(summary()).toBeNull();
    expect(summaryOf({ outcome: 'failure', changes: [change('attempts', null, 3)] })).toBeNull();
  });

  it('is short, however long the names and the values are', () => {
    const names = Array.from({ length: 400 }, (_, index) => `${'名'.repeat(300)}${index}`);
    const long = summary(...names.map((name) => change(name, '名'.repeat(60), '前'.repeat(60))));
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThanOrEqual(500);
    expect(long!.fields.length + long!.more).toBe(1);
    const distinct = summary(...names.map((name, index) => change(`${index}${name}`, 'A', 'B')));
    expect(Buffer.byteLength(JSON.stringify(distinct))).toBeLessThanOrEqual(500);
    expect(distinct!.fields.length + distinct!.more).toBe(400);
    const one = summary(change('名'.repeat(80), '\u0000'.repeat(55), '\u0000'.repeat(55)));
    expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThanOrEqual(500);
  });
});
