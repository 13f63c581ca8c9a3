/** How far each pattern has matched a path: the places in it that may come next. */
export type PatternState = readonly ReadonlySet<number>[];

/**
 * Patterns of paths, such as `api::customer.customer.iban` or `*.iban`, where `*` stands for
 * anything. A path is fed in pieces, so that longer paths do not read it again. Each character is
 * read once, so no pattern is slow.
 */
export class PathPatterns {
  readonly #patterns: readonly string[];

  constructor(paths: readonly string[]) {
    this.#patterns = paths.map((path) => path.toLowerCase());
  }

  start(): PatternState {
    return this.#patterns.map((pattern) => this.#withStars(pattern, [0]));
  }

  /** The state after `text`; `matched`: whether a pattern ends at a dot within it. */
  feed(state: PatternState, text: string): { state: PatternState; matched: boolean } {
    let matched = false;
    const next = state.map((places, index) => {
      const pattern = this.#patterns[index] as string;
      let current = places;
      for (const character of text.toLowerCase()) {
        if (current.size === 0) break;
        if (character === '.' && current.has(pattern.length)) matched = true;
        current = this.#step(pattern, current, character);
      }
      return current;
    });
    return { state: next, matched };
  }

  /** Whether a pattern ends here. */
  isAtEnd(state: PatternState): boolean {
    return state.some((places, index) => places.has((this.#patterns[index] as string).length));
  }

  #step(pattern: string, places: ReadonlySet<number>, character: string): ReadonlySet<number> {
    const next: number[] = [];
    for (const place of places) {
      if (pattern[place] === '*') next.push(place);
      else if (pattern.startsWith(character, place)) next.push(place + character.length);
    }
    return this.#withStars(pattern, next);
  }

  /** `*` may stand for nothing. */
  #withStars(pattern: string, places: number[]): ReadonlySet<number> {
    const all = new Set<number>();
    for (const place of places) {
      let end = place;
      while (!all.has(end)) {
        all.add(end);
        if (pattern[end] !== '*') break;
        end += 1;
      }
    }
    return all;
  }
}
