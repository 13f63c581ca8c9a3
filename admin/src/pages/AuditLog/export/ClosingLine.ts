/** Longer than the line ever is. */
const LONGEST = 64;

/**
 * Takes the last line off a file that passes by: it holds the number of events, and a file without it was cut. The end
 * of what has come is held back until more comes, because it may be that line.
 */
export class ClosingLine {
  #held = new Uint8Array();

  /** What surely belongs to the file. */
  pass(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#held.length + bytes.length);

    all.set(this.#held);
    all.set(bytes, this.#held.length);

    const end = Math.max(0, all.length - LONGEST);

    this.#held = all.slice(end);

    return all.slice(0, end);
  }

  /** The rest of the file, and how many events the server says it has; `null` when the line is not there. */
  end(): { rest: Uint8Array<ArrayBuffer>; rows: number } | null {
    // One character a byte, so that places in the text are places in the bytes.
    const text = new TextDecoder('latin1').decode(this.#held);
    const line = /(?:^|\n)(Audit-Log-Rows: (\d+)\n)$/.exec(text);

    if (line === null) {
      return null;
    }

    const [, whole = '', rows] = line;

    return { rest: this.#held.slice(0, text.length - whole.length), rows: Number(rows) };
  }
}
