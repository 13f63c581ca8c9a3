import { CIRCULAR, type Json, NOT_DESCRIBED, parseOmitted } from '../../../server/src/contracts';
import {
  isSameJson,
  MAX_CHARACTERS,
  MAX_DEPTH,
  MAX_VALUES,
  toBoundedJson,
} from '../../../server/src/journal/bound';

/** `[[[…leaf…]]]`, or the same of objects. */
const nested = (depth: number, leaf: unknown, wrap = (inner: unknown): unknown => [inner]) => {
  let value = leaf;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
};

const depthOf = (value: Json): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

const isSame = (one: unknown, other: unknown): boolean =>
  isSameJson(toBoundedJson(one), toBoundedJson(other));

/** A value that throws in every way there is. */
const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('get');
    },
    ownKeys: () => {
      throw new Error('ownKeys');
    },
    getPrototypeOf: () => {
      throw new Error('getPrototypeOf');
    },
  },
);

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const circular = (): unknown => {
  const value: Record<string, unknown> = { name: 'a' };
  value.self = value;
  return value;
};

describe('a bounded value', () => {
  it.each<[string, unknown, Json]>([
    ['a text', 'a', 'a'],
    ['an object', { a: [1, { b: null }], c: true }, { a: [1, { b: null }], c: true }],
    ['undefined', undefined, null],
    ['undefined inside', { a: undefined, b: [undefined] }, { b: [null] }],
    ['a function', { a: () => 1, b: [Symbol('x')] }, { b: [null] }],
    ['NaN and infinity', [NaN, -Infinity], ['NaN', '-Infinity']],
    ['a BigInt', { a: 12345678901234567890n }, { a: '12345678901234567890' }],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['a date that is none', [new Date(NaN)], ['Invalid Date']],
    ['boxed values', [Object(1), Object('a'), Object(false)], [1, 'a', false]],
    ['a set and a map', [new Set([1]), new Map([['a', 1]])], [[1], [['a', 1]]]],
    ['toJSON', { toJSON: () => ({ a: 1 }) }, { a: 1 }],
    ['toJSON that throws', { a: { toJSON: () => JSON.parse('{') } }, { a: NOT_DESCRIBED }],
    [
      'a getter that throws',
      {
        a: 1,
        get b() {
          return JSON.parse('{');
        },
      },
      { a: 1, b: NOT_DESCRIBED },
    ],
    ['a hostile proxy', [hostile, 1], [NOT_DESCRIBED, 1]],
    ['a revoked proxy', revoked(), NOT_DESCRIBED],
    ['an object in itself', circular(), { name: 'a', self: CIRCULAR }],
    ['one object twice', ((a) => [a, a])({ b: 1 }), [{ b: 1 }, { b: 1 }]],
  ])('of %s', (_what, value, expected) => {
    expect(toBoundedJson(value)).toEqual(expected);
  });

  it('keeps a field named __proto__', () => {
    const value = JSON.parse('{"__proto__": {"a": 1}, "b": 2}') as Json;
    expect(JSON.stringify(toBoundedJson(value))).toBe('{"__proto__":{"a":1},"b":2}');
    expect(isSame(value, { b: 2 })).toBe(false);
  });

  it('of binary data says how much there was, and distinguishes it from other data', () => {
    expect(parseOmitted(toBoundedJson(Buffer.from('abc')))).toMatchObject({
      count: 3,
      unit: 'bytes',
    });
    expect(isSame(Buffer.from('abc'), Buffer.from('abc'))).toBe(true);
    expect(isSame(Buffer.from('abc'), Buffer.from('abd'))).toBe(false);
    expect(isSame(new Uint8Array([1]).buffer, Buffer.from([1]))).toBe(true);
  });

  it.each([1_500, 2_500, 100_000])('is not deep, of one that is %i deep', (depth) => {
    const value = nested(depth, 'x');
    expect(depthOf(toBoundedJson(value))).toBe(MAX_DEPTH);
    expect(isSame(value, nested(depth, 'x'))).toBe(true);
    expect(isSame(value, nested(depth, 'y'))).toBe(false);
    expect(isSame(value, nested(depth - 1, 'x'))).toBe(false);
    const objects = (leaf: string) => nested(depth, leaf, (inner) => ({ a: inner, b: 1 }));
    expect(isSame(objects('x'), objects('x'))).toBe(true);
    expect(isSame(objects('x'), objects('y'))).toBe(false);
  });

  it('keeps what stands beside what is too deep', () => {
    const value = { deep: nested(50, 'x'), after: 1, list: [nested(50, 'x'), 2] };
    expect(toBoundedJson(value)).toMatchObject({ after: 1, list: [{}, 2] });
  });

  it('is not wide, of one that is', () => {
    const list = (last: number) => [...Array.from({ length: 3 * MAX_VALUES }, (_, i) => i), last];
    const kept = toBoundedJson(list(1)) as Json[];
    expect(kept.length).toBeLessThanOrEqual(MAX_VALUES);
    expect(parseOmitted(kept.at(-1))).toMatchObject({ count: 3 * MAX_VALUES + 2 - kept.length });
    expect(isSame(list(1), list(1))).toBe(true);
    expect(isSame(list(1), list(2))).toBe(false);
    const wide = (last: number, name = 'last') => ({
      outer: Object.fromEntries(list(0).map((value) => [`key${value}`, value])),
      [name]: last,
    });
    expect(isSame(wide(1), wide(1))).toBe(true);
    expect(isSame(wide(1), wide(2))).toBe(false);
    expect(isSame(wide(1), wide(1, 'least'))).toBe(false);
    expect(Object.keys(toBoundedJson({ '…': 1, ...wide(1) }) as object)).toContain('……');
  });

  it('is not long, of one that is', () => {
    const long = (end: string) => `${'x'.repeat(3 * MAX_CHARACTERS)}${end}`;
    for (const wrap of [
      (text: string) => text,
      (text: string) => [text, 1],
      (text: string) => ({ [text]: 1 }),
    ]) {
      expect(JSON.stringify(toBoundedJson(wrap(long('a')))).length).toBeLessThan(
        MAX_CHARACTERS + 500,
      );
      expect(isSame(wrap(long('a')), wrap(long('a')))).toBe(true);
      expect(isSame(wrap(long('a')), wrap(long('b')))).toBe(false);
    }
  });

  it('comes to an end of a value that has none', () => {
    class Endless {
      get more() {
        return new Endless();
      }
      toJSON() {
        return { more: this.more, n: 1 };
      }
    }
    expect(depthOf(toBoundedJson(new Endless()))).toBe(MAX_DEPTH);
    expect(isSame(new Endless(), new Endless())).toBe(false);
    const sparse: unknown[] = [];
    sparse.length = 2 ** 32 - 1;
    expect((toBoundedJson(sparse) as Json[]).length).toBeLessThanOrEqual(MAX_VALUES + 1);
  });

  it('is the same when it is bounded again', () => {
    const text = toBoundedJson('x'.repeat(3 * MAX_CHARACTERS));
    expect(toBoundedJson(text)).toBe(text);
    const values = [nested(50, 'x'), Array.from({ length: 2 * MAX_VALUES }, () => 'y')];
    for (const value of values) {
      const once = toBoundedJson(value);
      expect(toBoundedJson(once)).toBe(once);
    }
  });

  it('compares objects whatever the order of their fields', () => {
    expect(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame({ a: null }, {})).toBe(false);
    expect(isSame([], {})).toBe(false);
    expect(isSame({ toString: 1 }, { a: 1 })).toBe(false);
  });
});
