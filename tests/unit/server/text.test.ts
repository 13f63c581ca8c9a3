import { columnText, storable, storableJson } from '../../../server/src/event';

const GRIN = '😀';
const [HIGH, LOW] = [GRIN[0]!, GRIN[1]!];
const SHOWN = '\uFFFD';

describe('storable', () => {
  it.each([
    ['plain text', 'Ada', 'Ada'],
    ['text of all languages', `Ångström ${GRIN} 漢字`, `Ångström ${GRIN} 漢字`],
    ['a NUL', 'a\u0000b\u0000', `a${SHOWN}b${SHOWN}`],
    ['the first half of a pair', `a${HIGH}b`, `a${SHOWN}b`],
    ['the second half of a pair', `${LOW}b`, `${SHOWN}b`],
    ['other control characters', 'a\tb\nc\u0001', 'a\tb\nc\u0001'],
  ])('makes of %s what every database takes', (_what, text, expected) => {
    expect(storable(text)).toBe(expected);
  });
});

describe('columnText', () => {
  it.each([
    ['nothing', null, null],
    ['the empty text', '', ''],
    ['255 characters', 'x'.repeat(255), 'x'.repeat(255)],
    ['256 characters', 'x'.repeat(256), `${'x'.repeat(254)}…`],
    ['an emoji that just fits', `${'x'.repeat(253)}${GRIN}`, `${'x'.repeat(253)}${GRIN}`],
    ['an emoji before the cut', `${'x'.repeat(252)}${GRIN}yy`, `${'x'.repeat(252)}${GRIN}…`],
    ['an emoji on the cut', `${'x'.repeat(253)}${GRIN}y`, `${'x'.repeat(253)}…`],
    ['a NUL', 'a\u0000', `a${SHOWN}`],
  ])('fits %s into a column', (_what, text, expected) => {
    expect(columnText(text)).toBe(expected);
  });
});

describe('storableJson', () => {
  it('goes through lists, values and keys', () => {
    expect(
      storableJson({ 'a\u0000': ['b\u0000', { c: `${HIGH}` }], d: 1, e: true, f: null }),
    ).toEqual({ [`a${SHOWN}`]: [`b${SHOWN}`, { c: SHOWN }], d: 1, e: true, f: null });
  });
});
