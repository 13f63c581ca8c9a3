import { createReadStream } from 'node:fs';
import { PassThrough, pipeline, type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableExport } from '../seal';
import { parseStrictly } from './strict-json';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'it is a folder.',
  EACCES: 'you may not read it.',
  Z_BUF_ERROR: 'the file is cut. Export it once more.',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'expected UTF-8.',
};

/** Why a file cannot be read, as a sentence. */
export const reasonOf = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code.startsWith('Z_')) return REASONS[code] ?? 'the file is damaged. Export it once more.';
  if (code !== '') return REASONS[code] ?? `it cannot be read (${code}).`;
  return message.startsWith('Expected ') ? message : 'it cannot be read.';
};

/** The values of an event have 500,000 characters at most, each of which may be printed as six. */
const MAX_LINE_LENGTH = 4 * 1024 * 1024;

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

/**
 * Splits text into lines, a list for each piece that comes in. It refuses a line that would fill
 * the memory.
 */
const splitLines = (): Transform => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  /** The beginning of a line, in pieces. */
  let begun: string[] = [];
  let length = 0;
  const split = (text: string): string[] => {
    const lines = text.split('\n');
    const rest = lines.pop() as string;
    if (lines.length > 0) {
      lines[0] = begun.join('') + (lines[0] as string);
      begun = [];
      length = 0;
    }
    begun.push(rest);
    length += rest.length;
    if (length <= MAX_LINE_LENGTH) return lines;
    throw new UnreadableExport(`Expected lines of at most ${MAX_LINE_LENGTH} characters.`);
  };
  return new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      try {
        done(null, split(decoder.decode(chunk, { stream: true })));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, split(`${decoder.decode()}\n`));
      } catch (error) {
        done(error as Error);
      }
    },
  });
};

/**
 * Hands the JSON values of a file of newline-delimited JSON to `take`, packed by gzip or not; `-`
 * is standard input. Empty lines count for nothing.
 *
 * @throws {UnreadableExport} when it cannot be read or `take` refuses a line, with the line and the
 * reason as a sentence.
 */
export const readJsonLines = async (
  file: string,
  take: (value: unknown) => void,
): Promise<void> => {
  const source = file === '-' ? process.stdin : createReadStream(file);
  const pieces = splitLines();
  pipeline(unpacked(source), pieces, () => undefined);
  let number = 1;
  try {
    for await (const lines of pieces as AsyncIterable<string[]>) {
      for (const line of lines) {
        const text = line.trim();
        if (text !== '') take(parseStrictly(text));
        number += 1;
      }
    }
  } catch (error) {
    throw new UnreadableExport(`${file}, line ${number}: ${reasonOf(error)}`);
  } finally {
    source.destroy();
  }
};
