import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  isTrusted,
  MAX_NOTE_LENGTH,
  parseCheckpoint,
  parseVerifierKey,
  type SignedCheckpoint,
  UnreadableExport,
} from '../seal';
import { reasonOf } from './lines';
import { printable } from './printable';
import { describeResult } from './report';
import { type CommandResult, EXIT, USAGE } from './result';
import { noteWeaknesses, type Verification } from './verification';
import { type Known, verifyFile } from './verify-file';

const OPTIONS = {
  key: { type: 'string', multiple: true, default: [] as string[] },
  checkpoint: { type: 'string', multiple: true, default: [] as string[] },
  csv: { type: 'string' },
  json: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
} as const;

/** Verifies files offline. Says no more than it proved. */
export const verify = async (args: string[]): Promise<CommandResult> => {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (positionals.length === 0) return { code: EXIT.unreadable, error: USAGE };
  const { json, quiet, csv } = values;
  try {
    const keys = values.key.map(parseVerifierKey);
    const kept = await Promise.all(values.checkpoint.map(readCheckpoint));
    const verification = await verifyAll(positionals, { keys, kept }, csv);
    const code = exitCode(verification);
    return quiet ? { code } : { code, output: describeResult(code, verification, json) };
  } catch (error) {
    const code = EXIT.unreadable;
    const { message } = error as Error;
    if (quiet) return { code };
    return json
      ? { code, output: JSON.stringify({ code, error: message }) }
      : { code, error: message };
  }
};

const verifyAll = async (
  files: string[],
  known: Known,
  csv: string | undefined,
): Promise<Verification> => {
  const verification: Verification = {
    exports: [],
    records: [],
    findings: [],
    found: 0,
    weaknesses: [],
    exportedSums: new Set(),
    csv: null,
  };
  for (const file of files) await verifyFile(file, known, verification);
  compareCheckpoints(verification, known);
  if (csv !== undefined) await checkCsv(verification, csv);
  noteWeaknesses(verification);
  return verification;
};

const exitCode = ({ found, weaknesses }: Verification): CommandResult['code'] => {
  if (found > 0) return EXIT.findings;
  return weaknesses.length > 0 ? EXIT.weaker : EXIT.ok;
};

const readCheckpoint = async (file: string): Promise<SignedCheckpoint> => {
  const pieces: Buffer[] = [];
  try {
    // Some bytes more than a checkpoint may have: what is longer is refused.
    const source = createReadStream(file, { end: 4 * MAX_NOTE_LENGTH });
    for await (const piece of source) pieces.push(piece as Buffer);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
    return parseCheckpoint(text);
  } catch (error) {
    throw new UnreadableExport(`${file}: ${reasonOf(error)}`);
  }
};

const add = (verification: Verification, state: 'altered' | 'forked' | 'bad-signature'): void => {
  verification.findings.push({ state });
  verification.found += 1;
};

/** An export knows one root of its log. A checkpoint of another size needs the seal records. */
const compareCheckpoints = (verification: Verification, { keys, kept }: Known): void => {
  for (const [index, checkpoint] of kept.entries()) {
    if (verification.records.some(({ comparisons }) => isDecided(comparisons[index]))) continue;
    const logs = verification.exports.flatMap((report) => report.logs);
    const same = logs.filter((log) => log.checkpoint.origin === checkpoint.origin);
    const { size, root, origin } = checkpoint;
    const [first] = same;
    if (!first) {
      verification.weaknesses.push(
        `The checkpoint of ${printable(origin)} was not compared. The files are from another log.`,
      );
      continue;
    }
    if (!isTrusted(checkpoint, first, keys)) add(verification, 'bad-signature');
    const ofSize = same.filter((log) => log.checkpoint.size === size);
    if (ofSize.length === 0) {
      verification.weaknesses.push(
        `The checkpoint of ${size} seals was not compared. Verify it with the seal records: GET /audit-log/seal/records.`,
      );
    } else if (ofSize.some((log) => !log.checkpoint.root.equals(root))) add(verification, 'forked');
  }
};

const isDecided = (comparison: string | undefined): boolean =>
  comparison !== undefined && comparison !== 'other-log';

const checkCsv = async (verification: Verification, file: string): Promise<void> => {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (error) {
    throw new UnreadableExport(`${file}: ${reasonOf(error)}`);
  }
  const isProved = verification.exportedSums.has(hash.digest('hex'));
  verification.csv = { file, isProved };
  if (!isProved) add(verification, 'altered');
};
