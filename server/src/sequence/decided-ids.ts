import type { IdRange } from './id-ranges';

/** Ids that are not there, though later ones are. */
interface Gap {
  first: number;
  last: number;
  /** When it was first seen, by the monotonic clock. */
  seenAt: number;
}

/**
 * Which ids of events are decided. Ids have gaps where a transaction was rolled back, and come out
 * of order where it is committed late, so a gap may still be filled. It is decided when it has been
 * seen for so long that no transaction that was under way can still be open.
 *
 *     floor          newest
 *       ▼               ▼
 *     ──●──●──○──●──●──○─●      ● sealed   ○ gap
 */
export class DecidedIds {
  #floor: number;
  #newest: number;
  /** In the order of their ids. All other ids from `floor` to `newest` are sealed. */
  readonly #gaps: Gap[] = [];

  constructor(floor: number) {
    this.#floor = floor;
    this.#newest = floor;
  }

  /**
   * What a log has sealed above its floor. Gaps that `earlier` knew already keep the time when they
   * were first seen.
   */
  static of(floor: number, sealed: IdRange[], now: number, earlier?: DecidedIds): DecidedIds {
    const ids = new DecidedIds(floor);
    for (const range of [...sealed].sort(([a], [b]) => a - b)) ids.add(range, now);
    for (const gap of ids.#gaps) gap.seenAt = earlier?.seenAt(gap.first) ?? now;
    return ids;
  }

  /** Every id up to here is decided. */
  get floor(): number {
    return this.#floor;
  }

  /** The highest id that is sealed or decided. */
  get newest(): number {
    return this.#newest;
  }

  get gaps(): IdRange[] {
    return this.#gaps.map(({ first, last }) => [first, last]);
  }

  /** When the gap with this id was first seen. */
  seenAt(id: number): number | undefined {
    const gap = this.#gaps[this.#indexOf(id)];
    return gap && gap.first <= id ? gap.seenAt : undefined;
  }

  /** Notes that ids are sealed. */
  add([first, last]: IdRange, now: number): void {
    if (last <= this.#newest) {
      this.#fill(first, last);
      return;
    }
    if (first <= this.#newest) this.#fill(first, this.#newest);
    else if (first > this.#newest + 1) {
      this.#gaps.push({ first: this.#newest + 1, last: first - 1, seenAt: now });
    }
    this.#newest = last;
  }

  /**
   * Moves the floor over what is sealed, and over gaps that were first seen before `seenBefore`.
   */
  advance(seenBefore: number): number {
    while (this.#gaps[0] && this.#gaps[0].seenAt < seenBefore) this.#gaps.shift();
    this.#floor = this.#gaps[0] ? this.#gaps[0].first - 1 : this.#newest;
    return this.#floor;
  }

  #fill(first: number, last: number): void {
    const at = this.#indexOf(first);
    let end = at;
    while ((this.#gaps[end]?.first ?? Infinity) <= last) end += 1;
    const rest = this.#gaps.slice(at, end).flatMap((gap) => [
      { ...gap, last: Math.min(gap.last, first - 1) },
      { ...gap, first: Math.max(gap.first, last + 1) },
    ]);
    this.#gaps.splice(at, end - at, ...rest.filter((gap) => gap.first <= gap.last));
  }

  /**
   * The first gap that ends at `id` or later: there may be thousands, where ids are given out in
   * steps.
   */
  #indexOf(id: number): number {
    let [low, high] = [0, this.#gaps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#gaps[middle] as Gap).last < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
