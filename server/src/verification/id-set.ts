const PAGE = 65_536;

/**
 * A set of ids. It takes a bit for each id that lies near to others, so that ten million of them
 * fit into two megabytes.
 */
export class IdSet {
  readonly #pages = new Map<number, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Answers whether it was not there before. */
  add(id: number): boolean {
    const number = Math.floor(id / PAGE);
    const page = this.#pages.get(number) ?? new Uint8Array(PAGE / 8);
    this.#pages.set(number, page);
    const [byte, bit] = placeOf(id);
    const isNew = ((page[byte] as number) & bit) === 0;
    page[byte] = (page[byte] as number) | bit;
    if (isNew) this.#size += 1;
    return isNew;
  }

  has(id: number): boolean {
    const [byte, bit] = placeOf(id);
    return ((this.#pages.get(Math.floor(id / PAGE))?.[byte] ?? 0) & bit) !== 0;
  }

  /** Answers whether it was there. */
  delete(id: number): boolean {
    if (!this.has(id)) return false;
    const page = this.#pages.get(Math.floor(id / PAGE)) as Uint8Array;
    const [byte, bit] = placeOf(id);
    page[byte] = (page[byte] as number) & ~bit;
    this.#size -= 1;
    return true;
  }
}

const placeOf = (id: number): [byte: number, bit: number] => {
  const offset = id - Math.floor(id / PAGE) * PAGE;
  return [offset >> 3, 1 << (offset & 7)];
};
