import { canonicalize } from 'json-canonicalize';
import { canonical } from '../../../server/src/seal';

// RFC 8785, sections 3.2.2 and 3.2.3.
test('the example of RFC 8785', () => {
  const value = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`);
  expect(canonical(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('the order of names in RFC 8785', () => {
  const value = JSON.parse(
    '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
  );
  const names = Object.values(JSON.parse(canonical(value)));
  // Of an object, JSON.parse puts "1" first, so the text is compared as well.
  expect(names).toHaveLength(7);
  expect(canonical(value)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
});

// RFC 8785, appendix B: the bits of a number, and its text.
test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('the number %s is %s', (bits, text) => {
  expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n])(
  'what is no JSON is refused: %p',
  (value) => expect(() => canonical([value])).toThrow(),
);

/** The same values in each run. */
const randomOf = (start: number) => {
  let seed = start;
  return (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
};

const randomText = (random: (below: number) => number): string =>
  String.fromCodePoint(
    ...Array.from({ length: random(6) }, () => {
      const ranges = [0x20, 0x80, 0x800, 0xd800, 0x1_0000, 0x11_0000] as const;
      const point = random(ranges[random(ranges.length)]!);
      return point >= 0xd800 && point <= 0xdfff ? 0x1_f600 : point;
    }),
  );

const randomValue = (random: (below: number) => number, depth: number): unknown => {
  const kind = random(depth > 4 ? 4 : 6);
  if (kind === 0) return [null, true, false][random(3)];
  if (kind === 1) return randomText(random);
  if (kind < 4) {
    const bits = Buffer.from(Array.from({ length: 8 }, () => random(256)));
    const value = kind === 2 ? bits.readDoubleBE() : random(2_000) - 1_000;
    return Number.isFinite(value) ? value : 0;
  }
  const items = Array.from({ length: random(5) }, () => randomValue(random, depth + 1));
  if (kind === 4) return items;
  return Object.fromEntries(items.map((item) => [randomText(random), item]));
};

test('agrees with an implementation of somebody else on whatever there is', () => {
  const random = randomOf(11);
  for (let round = 0; round < 5_000; round += 1) {
    const value = randomValue(random, 0);
    expect(canonical(value)).toBe(canonicalize(value));
  }
});

test('a value that was printed in another order is the same', () => {
  const random = randomOf(13);
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (value === null || typeof value !== 'object') return value;
    const members = Object.entries(value).reverse();
    return Object.fromEntries(members.map(([name, item]) => [name, reversed(item)]));
  };
  for (let round = 0; round < 1_000; round += 1) {
    const value = randomValue(random, 0);
    const other = JSON.parse(JSON.stringify(reversed(value), null, 2)) as unknown;
    expect(canonical(other)).toBe(canonical(value));
  }
});
