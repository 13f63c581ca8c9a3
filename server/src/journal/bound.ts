import { createHmac, type Hmac, randomBytes } from 'node:crypto';
import {
  type Change,
  type Json,
  MAX_MARKER_LENGTH,
  OMITTED_FIELD,
  printCutText,
  printOmitted,
} from '../contracts';
import type { Mutation, SetItem } from '../event';
import { type Step, walk } from './walk';

/**
 * Levels of lists and objects in one value. MariaDB takes JSON of 31 levels, and the changes of an
 * event put two around the value.
 */
export const MAX_DEPTH = 24;
/** Maximum of numbers, texts, lists and objects in one value. */
export const MAX_VALUES = 20_000;
/** Characters of all texts and names in one value. */
export const MAX_CHARACTERS = 1_000_000;
/** Characters in the name of one field. */
const MAX_KEY = 200;
/** A walk ends here. Only a value that grows while it is read gets this far. */
const MAX_STEPS = 2_000_000;

/** With this key, nobody outside of this process can guess from a digest what was omitted. */
const KEY = randomBytes(32);
const BUFFERED = 65_536;

/** A digest of what is omitted, so that two values with the same rest stay different. */
class Digest {
  readonly #hmac: Hmac = createHmac('sha256', KEY);
  #buffer = '';

  add(step: Step): void {
    if (step.kind === 'bytes') this.#write('b').#hmac.update(step.bytes);
    else this.text(JSON.stringify(step));
  }

  text(text: string): void {
    this.#buffer += `${text.length}:${text}`;
    if (this.#buffer.length > BUFFERED) this.#write('');
  }

  toString(): string {
    return this.#write('').#hmac.digest('hex').slice(0, 16);
  }

  #write(text: string): this {
    this.#hmac.update(this.#buffer + text);
    this.#buffer = '';
    return this;
  }
}

const digestOf = (...steps: Step[]): string => {
  const digest = new Digest();
  steps.forEach((step) => digest.add(step));
  return digest.toString();
};

/** A list or object under construction. */
interface Open {
  as: 'list' | 'object';
  entries: [string, Json][];
  key: string;
}

/** A part that is omitted. It ends when the walk has closed all levels that it opened in it. */
interface Skipped {
  depth: number;
  values: number;
  digest: Digest;
}

/** Builds a bounded value from the steps of a walk. */
class Builder {
  readonly #open: Open[] = [];
  #root: Json = null;
  #skipped: Skipped | null = null;
  #values = 0;
  #characters = 0;

  step(step: Step): void {
    if (this.#skipped) this.#skip(this.#skipped, step);
    else if (step.kind === 'close') this.#close();
    else if (step.kind === 'key') this.#name(step.key);
    else if (this.#isFull(step)) this.#startSkipping(step);
    else if (step.kind === 'open') this.#open.push({ as: step.as, entries: [], key: '' });
    else this.#put(this.#simple(step));
  }

  /** Returns what was built. `isWhole`: the walk reached its end. */
  finish(isWhole: boolean): Json {
    if (!isWhole) {
      // The rest is unknown, so it must differ from everything.
      this.#leaveOut(this.#skipped?.values ?? 0, randomBytes(8).toString('hex'));
      while (this.#open.length > 0) this.#close();
    }
    return this.#root;
  }

  /** Whether there is no room for the next value. */
  #isFull(step: Step): boolean {
    this.#values += 1;
    return this.#isTooMuch() || (step.kind === 'open' && this.#open.length >= MAX_DEPTH);
  }

  #isTooMuch(): boolean {
    return this.#values > MAX_VALUES || this.#characters > MAX_CHARACTERS;
  }

  /** Too deep: this value is omitted. Too much: the values after it on the same level, too. */
  #startSkipping(step: Step): void {
    const open = this.#open.at(-1);
    this.#skipped = { depth: 0, values: 0, digest: new Digest() };
    if (open?.as === 'object' && this.#isTooMuch()) {
      this.#skipped.digest.text(open.key);
      open.key = OMITTED_FIELD;
      while (open.entries.some(([key]) => key === open.key)) open.key += OMITTED_FIELD;
    }
    this.#skip(this.#skipped, step);
  }

  #skip(skipped: Skipped, step: Step): void {
    const isEndOfParent = step.kind === 'close' && skipped.depth === 0;
    if (!isEndOfParent) {
      skipped.digest.add(step);
      if (step.kind === 'open') skipped.depth += 1;
      if (step.kind === 'close') skipped.depth -= 1;
      else if (step.kind !== 'key') skipped.values += 1;
      if (skipped.depth > 0 || this.#isTooMuch()) return;
    }
    this.#leaveOut(skipped.values, skipped.digest.toString());
    if (isEndOfParent) this.#close();
  }

  #leaveOut(values: number, digest: string): void {
    this.#skipped = null;
    this.#put(printOmitted(values, 'values', digest));
  }

  #close(): void {
    const { as, entries } = this.#open.pop() as Open;
    // Not by assignment: a field may be named `__proto__`.
    const built = as === 'list' ? entries.map(([, value]) => value) : Object.fromEntries(entries);
    bounded.add(built);
    this.#put(built);
  }

  #name(key: string): void {
    const open = this.#open.at(-1) as Open;
    this.#characters += key.length;
    open.key =
      key.length > MAX_KEY
        ? printCutText(key, 0, MAX_KEY, { digest: digestOf({ kind: 'key', key }) })
        : key;
  }

  #put(value: Json): void {
    const open = this.#open.at(-1);
    if (open) open.entries.push([open.key, value]);
    else this.#root = value;
  }

  #simple(step: Exclude<Step, { kind: 'open' | 'close' | 'key' }>): Json {
    if (step.kind === 'bytes') return printOmitted(step.bytes.byteLength, 'bytes', digestOf(step));
    if (typeof step.value !== 'string') return step.value;
    const room = Math.max(0, MAX_CHARACTERS - this.#characters);
    this.#characters += step.value.length;
    return step.value.length <= room
      ? step.value
      : printCutText(step.value, 0, room, { digest: digestOf(step) });
  }
}

/** Lists and objects that are already bounded. */
const bounded = new WeakSet<object>();

/**
 * Turns any value of the app into JSON of bounded depth, width and length. It never throws and does
 * not recurse. Two different values give two different results, because a digest of what is omitted
 * is kept.
 *
 * Values that JSON lacks become text (`BigInt`, `NaN`), a length (binary data) or `null`
 * (`undefined`).
 */
export const toBoundedJson = (value: unknown): Json => {
  if (value === null || typeof value === 'boolean') return value;
  // A text that has been cut ends with a marker.
  if (typeof value === 'string' && value.length <= MAX_CHARACTERS + MAX_MARKER_LENGTH) return value;
  if (typeof value === 'object' && bounded.has(value)) return value as Json;
  const builder = new Builder();
  let steps = 0;
  for (const step of walk(value)) {
    steps += 1;
    if (steps > MAX_STEPS) return builder.finish(false);
    builder.step(step);
  }
  return builder.finish(true);
};

/** Whether two bounded values are equal. The order of an object's fields does not matter. */
export const isSameJson = (one: Json, other: Json): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  const [a, b] = [one as Record<string, Json>, other as Record<string, Json>];
  return keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key] as Json, b[key] as Json));
};

const NO_CHANGE: Partial<Change> = {};

/** Changes with bounded values. What a capture has bounded is taken as it is. */
export const boundChanges = (changes: readonly Change[] | undefined): Change[] =>
  (changes ?? []).map((given: Change | null) => {
    const change = given ?? NO_CHANGE;
    return {
      ...change,
      field: String(toBoundedJson(change.field)),
      before: toBoundedJson(change.before),
      after: toBoundedJson(change.after),
    };
  });

const boundItems = (items: readonly SetItem[] | undefined): SetItem[] =>
  (items ?? []).map((item) => ({ ...item, value: toBoundedJson(item.value) }));

/** A mutation whose values are bounded. */
export const boundMutation = (mutation: Mutation): Mutation => ({
  ...mutation,
  changes: boundChanges(mutation.changes),
  added: boundItems(mutation.added),
  removed: boundItems(mutation.removed),
});
