import type { Json } from '../../../server/src/contracts';
import { limitChanges } from '../../../server/src/journal/limits';

const limited = (value: Json): Json =>
  limitChanges([{ field: 'body', before: null, after: value }])[0]!.after;

describe('the limits of changes', () => {
  it.each<[string, Json]>([
    ['nothing', null],
    ['a number', 1],
    ['a text of 10,000 characters', 'x'.repeat(10_000)],
    ['a list', ['a', { b: 1 }]],
  ])('let %s through', (_what, value) => {
    expect(limited(value)).toEqual(value);
  });

  it('cut a longer text, and say how long it was', () => {
    expect(limited('x'.repeat(10_001))).toBe(`${'x'.repeat(10_000)}… [cut, 10001 characters]`);
  });

  it('leave out a value that would be no value when cut', () => {
    expect(limited(['x'.repeat(60_000)])).toBe('[left out, 60004 characters]');
  });

  it('leave out what one event has no more room for, and keep the names of the fields', () => {
    const changes = Array.from({ length: 60 }, (_, number) => ({
      field: `field${number}`,
      before: null,
      after: 'x'.repeat(10_000),
    }));
    const fit = limitChanges(changes);
    expect(fit.map(({ field }) => field)).toEqual(changes.map(({ field }) => field));
    expect(fit[0]!.after).toBe(changes[0]!.after);
    expect(fit.at(-1)!.after).toBe('[left out, 10000 characters]');
    expect(JSON.stringify(fit).length).toBeLessThan(510_000);
  });
});
