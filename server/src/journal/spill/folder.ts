import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const FILE = 'events.ndjson';
/** A file under replay has another name, so that what is kept meanwhile goes into a new one. */
const CLAIMED = /^replaying-.*\.ndjson$/;
/** Lines that will never get into the table, for a person to look at. */
const REJECTED = 'rejected.ndjson';

/**
 * The folder of the spill, which several processes may share. One of them at a time may claim; all
 * may append. A line is on the disk before the promise of its append resolves. Throws what the file
 * system throws, such as `ENOSPC`.
 */
export class SpillFolder {
  readonly #path: string;

  constructor(directory: string) {
    this.#path = directory;
  }

  append(lines: string[]): Promise<void> {
    return this.#append(FILE, lines);
  }

  /** Sets lines aside for good. Returns the file that they are in. */
  async reject(lines: string[]): Promise<string> {
    await this.#append(REJECTED, lines);
    return path.join(this.#path, REJECTED);
  }

  /** The names of the files with lines that wait. */
  async files(): Promise<string[]> {
    const names = (await readdir(this.#path).catch(ignoreMissing)) ?? [];
    return names.filter((name) => name === FILE || CLAIMED.test(name)).sort();
  }

  /**
   * Takes over what waits, also what a process that died had taken, and returns the names of the
   * files.
   */
  async claim(): Promise<string[]> {
    const claimed = path.join(this.#path, `replaying-${randomUUID()}.ndjson`);
    await rename(path.join(this.#path, FILE), claimed).catch(ignoreMissing);
    return (await this.files()).filter((name) => name !== FILE);
  }

  async read(files: string[]): Promise<string> {
    const texts = files.map((file) => readFile(path.join(this.#path, file), 'utf8'));
    return (await Promise.all(texts)).join('\n');
  }

  async remove(files: string[]): Promise<void> {
    for (const file of files) await rm(path.join(this.#path, file), { force: true });
  }

  async #append(name: string, lines: string[]): Promise<void> {
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
    // One write, so that two processes do not mix their lines; it begins with a line break, because
    // a crash may have cut the last line short.
    while (!(await this.#appendOnce(name, `\n${lines.join('\n')}\n`)));
  }

  /**
   * `false` where the file was claimed meanwhile, perhaps too late for these lines. That they come
   * twice does no harm.
   */
  async #appendOnce(name: string, text: string): Promise<boolean> {
    const file = await open(path.join(this.#path, name), 'a', 0o600);
    try {
      // Not `appendFile`, which makes many writes of a long text.
      const { bytesWritten } = await file.write(text);
      if (bytesWritten < Buffer.byteLength(text)) throw new Error('The disk is full.');
      await file.sync();
      const [written, there] = [
        await file.stat(),
        await stat(path.join(this.#path, name)).catch(ignoreMissing),
      ];
      return written.ino === there?.ino;
    } finally {
      await file.close();
    }
  }
}

const ignoreMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
  return undefined;
};
