import { createReadStream } from 'node:fs';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableExport } from '../seal';

/** A row of the table holds at most about 0.5 MB of changes. */
const MAX_LINE_LENGTH = 16 * 1024 * 1024;

const GZIP = Buffer.from([0x1f, 0x8b]);

/** Unpacks gzip, which is known by its first two bytes, and passes everything else on. */
const unpacked = (source: Readable): Readable => {
  const target = new PassThrough();
  const fail = (error: NodeJS.ErrnoException | null): void => {
    if (error) target.destroy(error);
  };
  source.once('error', fail);
  source.once('readable', () => {
    const start = (source.read(2) as Buffer | null) ?? (source.read() as Buffer | null);
    if (start === null) {
      target.end();
      return;
    }
    source.unshift(start);
    if (start.equals(GZIP)) pipeline(source, createGunzip(), target, fail);
    else pipeline(source, target, fail);
  });
  return target;
};

/** Splits text into lines. Unlike `node:readline`, it refuses a line that would fill the memory. */
const splitLines = (): Transform => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  return new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      try {
        const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > MAX_LINE_LENGTH) {
          throw new UnreadableExport(`Expected lines of at most ${MAX_LINE_LENGTH} characters.`);
        }
        for (const line of lines) this.push(line);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        rest += decoder.decode();
        if (rest !== '') this.push(rest);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
};

/**
 * The JSON values of a file of newline-delimited JSON, packed by gzip or not; `-` is standard input.
 *
 * @throws {UnreadableExport} when it cannot be read, with the reason as a sentence.
 */
export async function* readJsonLines(file: string): AsyncGenerator<unknown> {
  const source = file === '-' ? process.stdin : createReadStream(file);
  const lines = splitLines();
  pipeline(unpacked(source), lines, () => undefined);
  let number = 0;
  try {
    for await (const line of lines as AsyncIterable<string>) {
      number += 1;
      const text = line.trim();
      if (text !== '') yield JSON.parse(text);
    }
  } catch (error) {
    if (error instanceof UnreadableExport) throw error;
    throw new UnreadableExport(`${file}, line ${number}: ${reasonOf(error)}`);
  }
}

const reasonOf = (error: unknown): string => {
  const { code, name } = error as { code?: string; name?: string };
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'Z_BUF_ERROR') return 'the file is cut. Export it once more.';
  if (code?.startsWith('Z_')) return 'the file is damaged. Export it once more.';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'expected UTF-8.';
  if (name === 'SyntaxError')
    return 'expected one JSON object a line. Export as NDJSON with proof.';
  if (name === 'RangeError') return 'expected JSON that is not nested this deep.';
  return code === undefined ? 'it cannot be read.' : `it cannot be read (${code}).`;
};
