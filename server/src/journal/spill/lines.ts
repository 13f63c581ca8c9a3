import { z } from 'zod';
import { type EventRow, eventRowSchema, isJson } from '../../event';

const ids = z.array(z.string());

const lineSchema = z.union([
  z.strictObject({ row: eventRowSchema, undecidedSince: z.number().optional() }),
  z.strictObject({ settled: ids }),
  z.strictObject({ void: ids }),
]);

/**
 * A line of the file: an event that waits, or what became of the change of waiting events. An event
 * that is `undecidedSince` a moment was kept before its change was committed.
 */
export type Line =
  | { row: EventRow; undecidedSince?: number | undefined }
  | { settled: string[] }
  | { void: string[] };

/** What a line says; `null` where it cannot be understood. */
const parseLine = (line: string): Line | null => {
  if (!isJson(line)) return null;
  return lineSchema.safeParse(JSON.parse(line)).data ?? null;
};

/** A commit takes no longer. Whoever has not said by then what became of a change has died. */
const DECIDED_AFTER_MS = 60_000;

/** What the lines of the spill come down to. */
export interface Waiting {
  /** Events that the table may have, each once. */
  events: EventRow[];
  /** Events whose change may yet be rolled back. */
  undecided: Line[];
  /** Lines that cannot be understood, as they stand. */
  broken: string[];
}

/**
 * Reads the lines of all files together: what is said of an event may stand in another file than
 * the event.
 */
export const waitingIn = (text: string, now = Date.now()): Waiting => {
  const waiting: Waiting = { events: [], undecided: [], broken: [] };
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
    // The clock may have been moved back meanwhile; that must not make it wait for ever.
    const isDecided =
      since === undefined || settled.has(id) || Math.abs(now - since) > DECIDED_AFTER_MS;
    if (isDecided) waiting.events.push(row);
    else waiting.undecided.push(line);
  }
  return waiting;
};
