import { z } from 'zod';
import { type EventRow, eventRowSchema } from '../../event';

const ids = z.array(z.string());

const lineSchema = z.union([
  z.strictObject({ row: eventRowSchema, undecidedSince: z.number().optional() }),
  z.strictObject({ settled: ids }),
  z.strictObject({ void: ids }),
]);

/**
 * A line of the file: an event that waits, or what became of the change of waiting events. An event that is
 * `undecidedSince` a moment was kept before its change was committed.
 */
export type Line =
  | { row: EventRow; undecidedSince?: number | undefined }
  | { settled: string[] }
  | { void: string[] };

/** What a line says; `null` where it cannot be understood. */
export const parseLine = (line: string): Line | null => {
  if (!isJson(line)) return null;
  return lineSchema.safeParse(JSON.parse(line)).data ?? null;
};

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
