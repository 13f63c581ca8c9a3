import { types } from 'node:util';
import { CIRCULAR, NOT_DESCRIBED } from '../contracts';

/** One step of a walk through a value, in the order in which JSON is written. */
export type Step =
  | { kind: 'open'; as: 'list' | 'object' }
  | { kind: 'close' }
  | { kind: 'key'; key: string }
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'bytes'; bytes: Uint8Array };

interface Frame {
  source: object;
  /** `null` for a list. */
  keys: string[] | null;
  size: number;
  next: number;
}

const bytesOf = (value: object): Uint8Array | null => {
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return types.isAnyArrayBuffer(value) ? new Uint8Array(value) : null;
};

/** What JSON makes of an object that is not a plain list or object, one level deep. */
const unwrap = (value: object): unknown => {
  if (types.isDate(value)) {
    const time = Date.prototype.getTime.call(value);
    return Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString();
  }
  if (types.isBoxedPrimitive(value)) return value.valueOf();
  if (types.isSet(value) || types.isMap(value)) return [...value];
  const { toJSON } = value as { toJSON?: unknown };
  return typeof toJSON === 'function' ? toJSON.call(value) : value;
};

/** Whether JSON cannot express a value. It is omitted from an object and `null` in a list. */
const isUnspeakable = (value: unknown): boolean =>
  value === undefined || typeof value === 'function' || typeof value === 'symbol';

/** The value, if it contains no others; `undefined` if it may. */
const simple = (value: unknown): string | number | boolean | null | undefined => {
  if (value === null || isUnspeakable(value)) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'object' ? undefined : (value as string | boolean);
};

const frameOf = (source: object): Frame => {
  if (Array.isArray(source)) return { source, keys: null, size: source.length, next: 0 };
  const keys = Object.keys(source);
  return { source, keys, size: keys.length, next: 0 };
};

/**
 * Walks through any value without recursion, however deep it is. It never throws: what cannot be
 * read (a getter that throws, a revoked proxy) becomes `NOT_DESCRIBED`.
 */
export function* walk(root: unknown): Generator<Step> {
  const frames: Frame[] = [];
  const ancestors = new Set<object>();

  /** The first step of a value. A list or object is opened; its content follows. */
  const enter = (given: unknown): Step => {
    try {
      const found = simple(given);
      if (found !== undefined) return { kind: 'value', value: found };
      const bytes = bytesOf(given as object);
      if (bytes) return { kind: 'bytes', bytes };
      const value = unwrap(given as object);
      const unwrapped = simple(value);
      if (unwrapped !== undefined) return { kind: 'value', value: unwrapped };
      const source = value as object;
      if (ancestors.has(source)) return { kind: 'value', value: CIRCULAR };
      const frame = frameOf(source);
      frames.push(frame);
      ancestors.add(source);
      return { kind: 'open', as: frame.keys ? 'object' : 'list' };
    } catch {
      return { kind: 'value', value: NOT_DESCRIBED };
    }
  };

  yield enter(root);
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    if (frame.next >= frame.size) {
      frames.pop();
      ancestors.delete(frame.source);
      yield { kind: 'close' };
      continue;
    }
    const key = frame.keys ? (frame.keys[frame.next] as string) : frame.next;
    frame.next += 1;
    let child: unknown;
    try {
      child = (frame.source as Record<string | number, unknown>)[key];
    } catch {
      child = NOT_DESCRIBED;
    }
    if (typeof key === 'string') {
      if (isUnspeakable(child)) continue;
      yield { kind: 'key', key };
    }
    yield enter(child);
  }
}
