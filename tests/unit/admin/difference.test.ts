import {
  comparableText,
  foldSame,
  wordDifference,
} from '../../../admin/src/pages/AuditLog/details/text-difference';
import { omittedLength, parseCutText } from '../../../server/src/contracts';
import { limitChanges } from '../../../server/src/journal/limits';

const change = (before: unknown, after: unknown) => ({ field: 'body', before, after }) as never;

describe('the difference of two texts', () => {
  it('is found word by word', () => {
    expect(wordDifference('The quick brown fox', 'The slow brown fox')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'removed', text: 'quick' },
      { kind: 'added', text: 'slow' },
      { kind: 'same', text: ' brown fox' },
    ]);
  });

  it('sees spaces and line breaks', () => {
    expect(wordDifference('one two', 'one  two\n')).toContainEqual({ kind: 'added', text: '\n' });
  });

  it('is not looked for in texts that have nothing in common', () => {
    const text = (word: string) =>
      Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join(' ');

    expect(wordDifference(text('a'), text('b'))).toBeNull();
  });

  it('folds what did not change, but for the surroundings of what did', () => {
    const long = 'word '.repeat(200);
    const parts = [
      { kind: 'same', text: long },
      { kind: 'added', text: 'new ' },
      { kind: 'same', text: long },
      { kind: 'removed', text: 'old ' },
      { kind: 'same', text: 'short' },
    ] as const;
    const folded = foldSame([...parts]);

    expect(folded.map(({ kind }) => kind)).toEqual([
      'fold',
      'same',
      'added',
      'same',
      'fold',
      'same',
      'removed',
      'same',
    ]);
    const length = folded.reduce(
      (sum, part) => sum + (part.kind === 'fold' ? part.length : part.text.length),
      0,
    );
    expect(length).toBe(parts.reduce((sum, { text }) => sum + text.length, 0));
  });
});

describe('what is compared as text', () => {
  const long = 'A text of more than sixty characters, which is hard to compare by looking.';

  it.each([
    ['two long texts', long, `${long} More.`, true],
    ['a short and a long text', 'Short', long, true],
    ['several lines', 'One', 'One\nTwo', true],
    ['two short texts', 'Hello', 'Hi', false],
    ['a text that was not there before', null, long, false],
    ['a secret', '[redacted]', long, false],
    ['what was left out', '[left out, 600000 characters]', long, false],
    ['two structures', { text: long }, { text: 'Other' }, true],
    ['two small structures', { a: 1 }, { a: 2 }, false],
    ['a structure and a text', { text: long }, long, false],
  ])('%s: %#', (_, before, after, expected) => {
    expect(comparableText(change(before, after)) !== null).toBe(expected);
  });

  it('is what was recorded, without the note that it was cut', () => {
    const [cut] = limitChanges([change('a'.repeat(12_345), 'b'.repeat(10_001))]);

    expect(comparableText(cut!)).toEqual({
      before: 'a'.repeat(10_000),
      after: 'b'.repeat(10_000),
      isCode: false,
      isCut: true,
    });
  });
});

it('knows the marks that the server leaves', () => {
  const texts = limitChanges(
    Array.from({ length: 60 }, () => change('x'.repeat(9_000), 'y'.repeat(10_005))),
  );

  expect(omittedLength(texts.at(-1)!.before)).toBe(9_000);
  expect(parseCutText(String(texts[0]!.after)).length).toBe(10_005);
  expect(parseCutText('whole')).toMatchObject({ text: 'whole', length: null });
});
