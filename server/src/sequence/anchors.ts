import { appendFile, open } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import type { SealAnchor } from '../contracts';
import { reportFailure } from '../report-failure';
import { parseCheckpoint, type SignedCheckpoint } from '../seal';
import type { HeadProblem } from './head';
import type { KeyRing } from './key-ring';
import type { HeadRow } from './tables';

/**
 * The file gets a line a minute at most while events are sealed, and the server log one an hour.
 */
const FILE_EVERY_MS = 60_000;
const LOG_EVERY_MS = 60 * 60 * 1000;

/** The newest line is within so many bytes: a note has 4 KB at most. */
const TAIL_BYTES = 32_768;

/** A checkpoint that is kept outside of the database. */
export interface KeptCheckpoint {
  /** When it was written; milliseconds since 1970. */
  at: number;
  checkpoint: SignedCheckpoint;
}

/**
 * What a kept checkpoint says against a log; `null` where the log may go on. A log that was opened
 * after the checkpoint was written has been acknowledged.
 */
export const contradicts = (
  head: Pick<HeadRow, 'origin' | 'size' | 'checkpoint' | 'opened_at'>,
  { at, checkpoint: kept }: KeptCheckpoint,
): Extract<HeadProblem, 'rolled-back' | 'forked'> | null => {
  if (head.opened_at > at) return null;
  if (head.origin !== kept.origin || head.size < kept.size) return 'rolled-back';
  const isSameSize = head.size === kept.size;
  return isSameSize && !parseCheckpoint(head.checkpoint).root.equals(kept.root) ? 'forked' : null;
};

/**
 * Writes checkpoints to places outside of the database: the server log, and a file where
 * `sealing.anchorFile` names one. Whoever rolls the database back, or rewrites it with the key in
 * hand, contradicts them.
 *
 * The file has a line of JSON for each checkpoint:
 *
 *     {"at":"2026-11-25T07:24:04.000Z","checkpoint":"cms.example.com/audit-log/4f0c…\n402\n…"}
 */
export class Anchors {
  readonly #strapi: Core.Strapi;
  readonly #keys: KeyRing;
  readonly #file: string | undefined;
  readonly #writtenAt = { file: Number.NEGATIVE_INFINITY, log: Number.NEGATIVE_INFINITY };
  #log: SealAnchor = { kind: 'server-log', lastAt: null, problem: null };
  #inFile: SealAnchor = { kind: 'file', lastAt: null, problem: null };
  #newest = '';

  constructor(strapi: Core.Strapi, keys: KeyRing, file: string | undefined) {
    this.#strapi = strapi;
    this.#keys = keys;
    this.#file = file;
  }

  get all(): SealAnchor[] {
    return this.#file === undefined ? [this.#log] : [this.#log, this.#inFile];
  }

  /**
   * The newest checkpoint of the file that a key of this app has signed; `null` where there is
   * none.
   */
  async read(): Promise<KeptCheckpoint | null> {
    if (this.#file === undefined) return null;
    try {
      const lines = (await readTail(this.#file)).split('\n').reverse();
      for (const line of lines) {
        const kept = parseLine(line);
        if (kept && this.#keys.hasSigned(kept.checkpoint)) return kept;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#failed('read', error);
    }
    return null;
  }

  /** Writes the newest checkpoint where it is due, or at the end everywhere. Never throws. */
  async keep({ checkpoint }: HeadRow, isEnd = false): Promise<void> {
    const now = performance.now();
    const isDue = (last: number, every: number) => isEnd || now - last >= every;
    const at = new Date().toISOString();
    if (isDue(this.#writtenAt.log, LOG_EVERY_MS)) {
      this.#writtenAt.log = now;
      this.#log = { ...this.#log, lastAt: at };
      this.#strapi.log.info(`[audit-log] checkpoint ${oneLine(checkpoint)}`);
    }
    if (this.#file === undefined || checkpoint === this.#newest) return;
    if (!isDue(this.#writtenAt.file, FILE_EVERY_MS)) return;
    this.#writtenAt.file = now;
    try {
      await appendFile(this.#file, `${JSON.stringify({ at, checkpoint })}\n`, { mode: 0o600 });
      this.#newest = checkpoint;
      this.#inFile = { kind: 'file', lastAt: at, problem: null };
    } catch (error) {
      this.#failed('written', error);
    }
  }

  #failed(what: 'read' | 'written', error: unknown): void {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    const problem = `The file of sealing.anchorFile could not be ${what} (${code}). Check that it can be written by the app.`;
    if (this.#inFile.problem === null) reportFailure(this.#strapi, problem, error);
    this.#inFile = { ...this.#inFile, problem };
  }
}

/** `<origin> <size> <root> <signature>…`, as the parts of a signed note. */
const oneLine = (checkpoint: string): string => {
  const { origin, size, root, signatures } = parseCheckpoint(checkpoint);
  const signed = signatures.map(({ keyId, signature }) =>
    Buffer.concat([keyId, signature]).toString('base64'),
  );
  return [origin, size, root.toString('base64'), ...signed].join(' ');
};

const readTail = async (path: string): Promise<string> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
};

const parseLine = (line: string): KeptCheckpoint | null => {
  try {
    const { at, checkpoint } = JSON.parse(line) as { at: string; checkpoint: string };
    return { at: Date.parse(at), checkpoint: parseCheckpoint(checkpoint) };
  } catch {
    return null;
  }
};
