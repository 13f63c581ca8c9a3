import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const FILE = 'events.ndjson';
/** A file under replay is renamed, so that new events go into a new file. */
const CLAIMED = /^replaying-.*\.ndjson$/;
/** Lines that the table will never take, for a person to look at. */
const REJECTED = 'rejected.ndjson';

/**
 * The folder of the spill. Several processes may share it: all may append, one at a time may claim.
 * `append` resolves when the lines are on the disk. Throws what the file system throws, such as
 * `ENOSPC`.
 */
export class SpillFolder {
  readonly #path: string;

  constructor(directory: string) {
    this.#path = directory;
  }

  append(lines: string[]): Promise<void> {
    return this.#append(FILE, lines);
  }

  /** Sets lines aside for good. Returns their file. */
  async reject(lines: string[]): Promise<string> {
    await this.#append(REJECTED, lines);
    return path.join(this.#path, REJECTED);
  }

  /** The names of the files with waiting lines. */
  async files(): Promise<string[]> {
    const names = (await readdir(this.#path).catch(ignoreMissing)) ?? [];
    return names.filter((name) => name === FILE || CLAIMED.test(name)).sort();
  }

  /**
   * Claims what waits, including what a dead process had claimed. Returns the names of the files.
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
    // One write, so that two processes do not mix their lines. It begins with a line break, because
    // a crash may have cut the last line.
    while (!(await this.#appendOnce(name, `\n${lines.join('\n')}\n`)));
  }

  /**
   * Returns `false` if the file was claimed meanwhile, perhaps before these lines. Repeated lines
   * do no harm.
   */
  async #appendOnce(name: string, text: string): Promise<boolean> {
    const file = await open(path.join(this.#path, name), 'a', 0o600);
    try {
      // `appendFile` would make many writes of a long text.
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
