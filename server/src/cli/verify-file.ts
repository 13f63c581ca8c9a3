import {
  ExportVerifier,
  readRecordsHead,
  RecordsVerifier,
  type SignedCheckpoint,
  UnreadableExport,
  type VerifierKey,
} from '../seal';
import { readJsonLines } from './lines';
import type { Verification } from './verification';

/** What is known from elsewhere. */
export interface Known {
  keys: VerifierKey[];
  /** Checkpoints that somebody kept. */
  kept: SignedCheckpoint[];
}

/** Takes the lines of one file, and says at the end what came of them. */
interface FileVerifier {
  add: (line: unknown) => void;
  end: () => void;
}

/** A file is an export with proof, or the seal records of a log. Its first line says which. */
const verifierFor = (
  first: unknown,
  { keys, kept }: Known,
  verification: Verification,
): FileVerifier => {
  if (first !== null && typeof first === 'object' && 'auditLogSeals' in first) {
    const verifier = new RecordsVerifier(readRecordsHead(first), keys, kept);
    return {
      add: (line) => verifier.add(line),
      end: () => {
        const report = verifier.end();
        verification.records.push(report);
        verification.findings.push(...report.findings);
        verification.found += report.findings.length;
      },
    };
  }
  const verifier = new ExportVerifier(keys);
  verifier.add(first);
  return {
    add: (line) => {
      verifier.add(line);
      for (const sum of sumsOf(line)) verification.exportedSums.add(sum);
    },
    end: () => {
      const report = verifier.end();
      verification.exports.push(report);
      verification.findings.push(...report.findings);
      verification.found += report.found;
    },
  };
};

/**
 * Adds to `verification` what is found in a file. @throws {UnreadableExport} with the reason as a
 * sentence.
 */
export const verifyFile = async (
  file: string,
  known: Known,
  verification: Verification,
): Promise<void> => {
  let verifier: FileVerifier | null = null;
  await readJsonLines(file, (value) => {
    if (verifier) verifier.add(value);
    else verifier = verifierFor(value, known, verification);
  });
  if (!verifier) throw new UnreadableExport(`${file}: expected an export. The file is empty.`);
  (verifier as FileVerifier).end();
};

type ExportedLine = Partial<{
  category: unknown;
  action: unknown;
  proof: unknown;
  changes: { field: unknown; after: unknown }[];
}>;

/**
 * The sum of the file that an `exported` event names. Whether the event is genuine is for the
 * verifier to say.
 */
const sumsOf = (line: unknown): string[] => {
  const { category, action, proof, changes } = line as ExportedLine;
  if (category !== 'audit-log' || action !== 'exported' || !proof || !Array.isArray(changes)) {
    return [];
  }
  return changes.flatMap((change) => (change?.field === 'sha256' ? [String(change.after)] : []));
};
