import { z } from 'zod';
import { type EventRow, eventRowSchema, isJson } from '../../event';

const ids = z.array(z.string());

const lineSchema = z.union([
  z.strictObject({ row: eventRowSchema, undecidedSince: z.number().optional() }),
  z.strictObject({ settled: ids }),
  z.strictObject({ void: ids }),
]);

/**
 * A line of the file: a waiting event, or whether the change of waiting events was committed
 * (`settled`) or rolled back (`void`). An event with `undecidedSince` was kept before its change
 * was committed.
 */
export type Line =
  | { row: EventRow; undecidedSince?: number | undefined }
  | { settled: string[] }
  | { void: string[] };

/** Parses a line; `null` if it is not valid. */
const parseLine = (line: string): Line | null => {
  if (!isJson(line)) return null;
  return lineSchema.safeParse(JSON.parse(line)).data ?? null;
};

/** No commit takes longer. A process that has not decided by then has died. */
const DECIDED_AFTER_MS = 60_000;

/** What the spill contains. */
export interface SpillContents {
  /** Events for the table, each once. */
  events: EventRow[];
  /** Events whose change may yet be rolled back. */
  undecided: Line[];
  /** Lines that are not valid, unchanged. */
  broken: string[];
}

/**
 * Reads the lines of all files together, because an event and its decision may be in different
 * files.
 */
export const readSpillLines = (text: string, now = Date.now()): SpillContents => {
  const waiting: SpillContents = { events: [], undecided: [], broken: [] };
  const events = new Map<string, Extract<Line, { row: EventRow }>>();
  const settled = new Set<string>();
  const taken = new Set<string>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (!parsed) waiting.broken.push(line);
    else if ('row' in parsed) events.set(parsed.row.document_id, parsed);
    else if ('settled' in parsed) parsed.settled.forEach((id) => settled.add(id));
    else parsed.void.forEach((id) => taken.add(id));
  }
  for (const [id, line] of events) {
    const { row, undecidedSince: since } = line;
    if (taken.has(id)) continue;
    // The clock may have been set back. The event must not wait for ever.
    const isDecided =
      since === undefined || settled.has(id) || Math.abs(now - since) > DECIDED_AFTER_MS;
    if (isDecided) waiting.events.push(row);
    else waiting.undecided.push(line);
  }
  return waiting;
};
