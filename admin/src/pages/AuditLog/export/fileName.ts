import type { ExportFormat } from '../../../contracts';
import { defaultRange } from '../dateRange';
import type { DateRange, LocalDate } from '../dateRange';

/** Named after the days whose events it holds, such as `audit-log_2026-11-01_2026-11-24.csv`. */
export const fileNameOf = (
  range: DateRange | null,
  today: LocalDate,
  format: ExportFormat,
): string => {
  const { start, end } = range ?? defaultRange(today);

  return `audit-log_${start}_${end}.${format}`;
};
