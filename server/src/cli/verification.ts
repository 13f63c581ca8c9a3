import type { Finding } from '../contracts';
import type { ExportReport, RecordsReport } from '../seal';

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
