import { z } from 'zod';
import { COLUMN_LENGTH } from '../text';
import type { EventRow } from '../row';

const text = z.string().max(COLUMN_LENGTH);
const optional = text.nullable().default(null);
const json = z.string().refine(isJson, { error: 'Expected JSON.' }).nullable().default(null);

const rowSchema: z.ZodType<EventRow> = z.strictObject({
  document_id: text.min(1),
  occurred_at: z.number().int(),
  category: text,
  action: text,
  outcome: text,
  entity_type: optional,
  entity_id: optional,
  entity_label: optional,
  actor_type: text,
  actor_id: optional,
  actor_name: optional,
  actor_email: optional,
  source: optional,
  request_id: optional,
  request: json,
  changes: json,
});

const ids = z.array(z.string());

const lineSchema = z.union([
  z.strictObject({ row: rowSchema, undecidedSince: z.number().optional() }),
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
