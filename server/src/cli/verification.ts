import type { Finding } from '../contracts';
import type { ExportReport, RecordsReport } from '../seal';
import { counted } from './printable';

/** What was found in all files together. */
export interface Verification {
  exports: ExportReport[];
  records: RecordsReport[];
  /** Findings in files, kept checkpoints and the CSV: the first thousand of each file. */
  findings: Finding[];
  /** Number of all findings. */
  found: number;
  /** What was asked and could not be proved, as sentences. */
  weaknesses: string[];
  /** SHA-256 sums that events of exports name. */
  exportedSums: Set<string>;
  csv: { file: string; isProved: boolean } | null;
}

/** What an export does not prove, as sentences. */
const weaknessesOf = ({ events, unsealed, erased, isGapless }: ExportReport): string[] => [
  ...(events === unsealed
    ? ['The file has no sealed event, so it proves nothing about any event.']
    : []),
  ...(unsealed > 0
    ? [`${counted(unsealed, ['event was', 'events were'])} not sealed yet, without proof.`]
    : []),
  ...(erased > 0
    ? [`Of ${counted(erased, ['event', 'events'])} a part was erased. What it said is not proved.`]
    : []),
  ...(events > unsealed && !isGapless
    ? [
        'The file does not hold whole seals one after the other, so it cannot prove that no other event is between them.',
      ]
    : []),
];

/** Notes what was asked and could not be proved. */
export const noteWeaknesses = ({ exports, records, weaknesses }: Verification): void => {
  const logs = [...exports.flatMap((report) => report.logs), ...records];
  if (logs.some(({ isKeyPinned }) => !isKeyPinned)) {
    weaknesses.push(
      'Signed by the key in the file. Give the key that you know from elsewhere: --key.',
    );
  }
  weaknesses.push(...exports.flatMap(weaknessesOf));
};
