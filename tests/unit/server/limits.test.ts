import { type Json, parseCutText, parseOmitted } from '../../../server/src/contracts';
import { toBoundedJson } from '../../../server/src/journal/bound';
import { limitChanges } from '../../../server/src/journal/limits';
import { cpuGrowth } from './support/growth';

const limited = (value: Json): Json =>
  limitChanges([{ field: 'body', before: null, after: value }])[0]!.after;

const cut = (before: Json, after: Json) => limitChanges([{ field: 'body', before, after }])[0]!;

const replaced = <T>(list: T[], index: number, item: T): T[] =>
  list.map((each, at) => (at === index ? item : each));

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

  it('keep the beginning of a value, and say how much of it is missing', () => {
    expect(limited(['a', 'x'.repeat(60_000)])).toEqual([
      'a',
      `${'x'.repeat(10_000)}… [cut, 60000 characters]`,
    ]);
    const list = Array.from({ length: 2_000 }, () => 'x'.repeat(48));
    const kept = limited(list) as Json[];
    expect(JSON.stringify(kept).length).toBeLessThan(50_200);
    expect(kept.length).toBeGreaterThan(900);
    expect(parseOmitted(kept.at(-1))).toMatchObject({ count: 2_001 - kept.length, unit: 'items' });
    const fields = Object.fromEntries(list.map((value, index) => [`key${index}`, value]));
    const some = limited(fields) as Record<string, Json>;
    expect(parseOmitted(some['…'])).toMatchObject({
      count: 2_001 - Object.keys(some).length,
      unit: 'fields',
    });
  });

  it('cut two texts around the place where they differ', () => {
    const text = (middle: string) => `${'a'.repeat(14_000)}${middle}${'b'.repeat(20_000)}`;
    const { before, after } = cut(text('one'), text('two'));
    for (const [value, middle] of [
      [before, 'one'],
      [after, 'two'],
    ]) {
      const { text: kept, before: front, length } = parseCutText(String(value));
      expect(kept.length).toBe(10_000);
      expect(kept.slice(14_000 - front, 14_003 - front)).toBe(middle);
      expect(length).toBe(34_003);
      expect(front).toBe(13_000);
    }
    const end = cut(`${'a'.repeat(14_000)}x`, `${'a'.repeat(14_000)}y`);
    expect(parseCutText(String(end.before))).toMatchObject({ after: 0, length: 14_001 });
    expect(String(end.after)).toMatch(/^\[cut, 4001 characters\] …a+y$/);
  });

  it('show that a secret changed in the middle of a text', () => {
    const text = `${'a'.repeat(30_000)}[redacted]${'b'.repeat(30_000)}`;
    const { before, after } = cut(text, text);
    expect(before).toContain('[redacted]');
    expect(after).toContain('[redacted]');
  });

  it('do not cut a letter in two', () => {
    const text = (end: string) => `${'😀'.repeat(30_000)}${end}`;
    for (const [one, other] of [
      [text('a'), text('b')],
      [`x${text('a')}`, text('b')],
      [`x${text('')}`, `y${text('')}`],
    ]) {
      const { before, after } = cut(one!, other!);
      expect([before, after]).toEqual([
        String(before).toWellFormed(),
        String(after).toWellFormed(),
      ]);
    }
  });

  it('do not take for a marker what somebody has written', () => {
    const text = `${'x'.repeat(20_000)}… [cut, 5 characters]`;
    expect(parseCutText(String(limited(text)))).toMatchObject({ length: text.length });
  });

  it('show what differs of texts that are longer than what is compared', () => {
    const long = (end: string) => toBoundedJson(`${'x'.repeat(3_000_000)}${end}`);
    const { before, after } = cut(long('a'), long('b'));
    expect(before).not.toBe(after);
    expect(parseCutText(String(before))).toMatchObject({ length: 3_000_001 });
    expect(String(before).length).toBeLessThan(10_200);
  });

  it('show what was added to a long list, taken out of it, moved and changed', () => {
    const tags = Array.from({ length: 1_499 }, (_, index) => `${'tag'.repeat(12)}${index}`);
    expect(cut(tags, [...tags, 'new'])).toMatchObject({
      before: ['[left out, 1499 items]'],
      after: ['[left out, 1499 items]', 'new'],
    });
    expect(cut(tags, ['new', ...tags.slice(0, 700), ...tags.slice(701)])).toMatchObject({
      before: ['[left out, 700 items]', tags[700], '[left out, 798 items]'],
      after: ['new', '[left out, 1498 items]'],
    });
    const swapped = replaced(replaced(tags, 10, tags[11]!), 11, tags[10]!);
    expect(cut(tags, swapped)).toMatchObject({
      before: ['[left out, 10 items]', tags[10], tags[11], '[left out, 1487 items]'],
      after: ['[left out, 10 items]', tags[11], tags[10], '[left out, 1487 items]'],
    });
  });

  it('show the parts of blocks that changed', () => {
    const block = (text: string) => ({
      type: 'paragraph',
      format: 'plain',
      children: [{ type: 'text', text }],
    });
    const blocks = Array.from({ length: 900 }, (_, index) => block(`paragraph ${index}`));
    expect(cut(blocks, replaced(blocks, 500, block('changed')))).toMatchObject({
      before: [
        '[left out, 500 items]',
        {
          type: 'paragraph',
          children: [{ type: 'text', text: 'paragraph 500' }],
          '…': '[left out, 1 fields]',
        },
        '[left out, 399 items]',
      ],
      after: [
        '[left out, 500 items]',
        { type: 'paragraph', children: [{ type: 'text', text: 'changed' }] },
        '[left out, 399 items]',
      ],
    });
  });

  it('show what was added to a relation of many, and taken out of it, by its ids', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `id${index}`);
    const names = ids.map(() => 'one name for all of them, and long');
    const change = {
      field: 'tags',
      before: names,
      after: [...names.slice(1), 'new'],
      ids: { before: ids, after: [...ids.slice(1), 'id-new'] },
    };
    expect(limitChanges([change])).toEqual([
      {
        field: 'tags',
        before: [names[0], '[left out, 1999 items]'],
        after: ['[left out, 1999 items]', 'new'],
        ids: { before: ['id0', '…'], after: ['…', 'id-new'] },
      },
    ]);
  });

  it('keep a thousand changes, and say how many there were', () => {
    const changes = Array.from({ length: 5_000 }, (_, index) => ({
      field: `field${index}`,
      before: null,
      after: index,
    }));
    expect(limitChanges(changes).at(-1)).toEqual({
      field: '…',
      before: null,
      after: '[left out, 4000 fields]',
    });
  });

  it('take time in proportion to the length of lists and texts', () => {
    const list = (length: number, last: string) => [
      ...Array.from({ length }, (_, index) => `${'x'.repeat(60)}${index % 7}`),
      last,
    ];
    expect(
      cpuGrowth(5_000, (length) => cut(list(length, 'a'), list(length, 'b').reverse())),
    ).toBeLessThan(2.5);
    const text = (length: number, last: string) => `${'x'.repeat(length)}${last}`;
    expect(cpuGrowth(400_000, (length) => cut(text(length, 'a'), text(length, 'b')))).toBeLessThan(
      2.5,
    );
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
