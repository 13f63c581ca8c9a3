import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  type EventLine,
  type ExportReport,
  ExportVerifier,
  isSignedBy,
  parseCheckpoint,
  parseVerifierKey,
  type RecordsHead,
  type RecordsReport,
  RecordsVerifier,
  type SealRecord,
  type SignedCheckpoint,
  UnreadableExport,
  type VerifierKey,
} from '../seal';
import type { Finding } from '../contracts';
import { readJsonLines } from './lines';
import { describeResult } from './report';
import { type CommandResult, EXIT, USAGE } from './result';

/** What was found in all files together. */
export interface Verification {
  exports: ExportReport[];
  records: RecordsReport[];
  /** Of files, of checkpoints that were kept, and of the CSV. */
  findings: Finding[];
  /** What was asked and could not be proved, as sentences. */
  weaknesses: string[];
  /** SHA-256 sums that proved events of exports name. */
  exportedSums: string[];
  csv: { file: string; isProved: boolean } | null;
}

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
  const keys = values.key.map(parseVerifierKey);
  const kept = await Promise.all(values.checkpoint.map(readCheckpoint));
  const verification: Verification = {
    exports: [],
    records: [],
    findings: [],
    weaknesses: [],
    exportedSums: [],
    csv: null,
  };
  for (const file of positionals) await verifyFile(file, keys, kept, verification);
  compareCheckpoints(verification, kept);
  if (values.csv !== undefined) await checkCsv(verification, values.csv);
  noteWeaknesses(verification);

  const code = exitCode(verification);
  if (values.quiet) return { code };
  return { code, output: describeResult(verification, values.json) };
};

const exitCode = ({ findings, weaknesses }: Verification): CommandResult['code'] => {
  if (findings.length > 0) return EXIT.findings;
  return weaknesses.length > 0 ? EXIT.weaker : EXIT.ok;
};

const readCheckpoint = async (file: string): Promise<SignedCheckpoint> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UnreadableExport(`${file}: the checkpoint cannot be read.`);
  });
  try {
    return parseCheckpoint(text);
  } catch (error) {
    throw new UnreadableExport(`${file}: ${(error as Error).message}`);
  }
};

/** A file is an export with proof, or the seal records of a log. Its first line tells. */
const verifyFile = async (
  file: string,
  keys: VerifierKey[],
  kept: SignedCheckpoint[],
  verification: Verification,
): Promise<void> => {
  const lines = readJsonLines(file);
  const first = await lines.next();
  const head = (first.value as { auditLogSeals?: RecordsHead } | undefined)?.auditLogSeals;
  try {
    if (head) {
      const verifier = new RecordsVerifier(head, keys, kept);
      for await (const line of lines) verifier.add(line as SealRecord);
      const report = verifier.end();
      verification.records.push(report);
      verification.findings.push(...report.findings);
      return;
    }
    const verifier = new ExportVerifier(keys);
    if (!first.done) verifier.add(first.value);
    for await (const line of lines) {
      verifier.add(line);
      verification.exportedSums.push(...sumsOf(line as Partial<EventLine>));
    }
    const report = verifier.end();
    verification.exports.push(report);
    verification.findings.push(...report.findings);
  } catch (error) {
    if (error instanceof UnreadableExport) throw error;
    throw new UnreadableExport(`${file}: ${(error as Error).message}`);
  }
};

/** The sum of the file that an `exported` event names. */
const sumsOf = ({ category, action, proof, changes }: Partial<EventLine>): string[] =>
  category === 'audit-log' && action === 'exported' && proof
    ? (changes ?? []).flatMap(({ field, after }) => (field === 'sha256' ? [String(after)] : []))
    : [];

/** An export knows one root of its log. A checkpoint of another size needs the seal records. */
const compareCheckpoints = (verification: Verification, kept: SignedCheckpoint[]): void => {
  for (const [index, checkpoint] of kept.entries()) {
    if (verification.records.some(({ comparisons }) => isDecided(comparisons[index]))) continue;
    const logs = verification.exports.flatMap((report) => report.logs);
    const same = logs.find((log) => log.checkpoint.origin === checkpoint.origin);
    if (!same || same.checkpoint.size !== checkpoint.size) {
      verification.weaknesses.push(
        same
          ? `The checkpoint of ${checkpoint.size} seals was not compared. Verify it with the seal records: GET /audit-log/seal/records.`
          : `The checkpoint of ${checkpoint.origin} was not compared. The files are from another log.`,
      );
    } else if (!isSignedBy(checkpoint, same.key)) {
      verification.findings.push({ state: 'bad-signature' });
    } else if (!same.checkpoint.root.equals(checkpoint.root)) {
      verification.findings.push({ state: 'forked' });
    }
  }
};

const isDecided = (comparison: string | undefined): boolean =>
  comparison !== undefined && comparison !== 'other-log';

const checkCsv = async (verification: Verification, file: string): Promise<void> => {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch {
    throw new UnreadableExport(`${file}: it cannot be read.`);
  }
  const isProved = verification.exportedSums.includes(hash.digest('hex'));
  verification.csv = { file, isProved };
  if (!isProved) verification.findings.push({ state: 'altered' });
};

const noteWeaknesses = ({ exports, records, weaknesses }: Verification): void => {
  if (
    [...exports.flatMap(({ logs }) => logs), ...records].some(({ isKeyPinned }) => !isKeyPinned)
  ) {
    weaknesses.push(
      'Signed by the key in the file. Give the key that you know from elsewhere: --key.',
    );
  }
  for (const { unsealed, isGapless, events } of exports) {
    if (unsealed > 0) weaknesses.push(`${unsealed} events were not sealed yet and have no proof.`);
    if (!isGapless && events > 0) {
      weaknesses.push(
        'The file does not hold whole seals one after the other, so it cannot prove that no other event is between them.',
      );
    }
  }
};
