import type { ExportFormat } from '../../../contracts';
import { toLocalDate } from '../state/time-range';
import type { Interval } from '../state/time-range';

/** Why an export failed, apart from errors of the server or the network. */
export class ExportError extends Error {
  readonly reason: 'incomplete' | 'not-written';

  constructor(reason: ExportError['reason'], cause?: unknown) {
    super(`The export came to nothing: ${reason}.`, { cause });
    this.reason = reason;
  }
}

/** A file that is being written. It exists for the user only after `keep`. */
export interface ExportFile {
  name: string;
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  keep: () => Promise<void>;
  discard: () => Promise<void>;
}

/** Named after the days whose events it holds, such as `audit-log_2026-11-01_2026-11-24.csv`. */
export const fileNameOf = ({ from, to }: Interval, now: Date, format: ExportFormat): string => {
  const end = to === null ? now : new Date(to.getTime() - 1);

  return `audit-log_${toLocalDate(from)}_${toLocalDate(end)}.${format}`;
};
