import { uuidv7 } from 'uuidv7';
import { type Change, NOT_DESCRIBED } from '../contracts';
import type { EventInput, JournalEntry } from '../event';
import type { Origin } from '../origin';
import { toBoundedJson } from './bound';
import { limitChanges } from './limits';
import { type Redaction, redactRequest } from './redaction';
import { redactText } from './secret-values';

/** An input with the origin and the time of its recording. */
export interface PendingEvent {
  input: EventInput;
  origin: Origin;
  at: Date;
}

/** Gets the error of what could not be described, for the server log. */
export type DescriptionFailed = (error: unknown) => void;

/** Replaces changes that could not be described. */
export const UNDESCRIBED: readonly Change[] = [
  { field: 'changes', before: null, after: NOT_DESCRIBED },
];

/** Longer than any column. */
const MAX_TEXT = 4_000;

/** A text for a column. If the cut might split a secret, the whole secret is removed. */
const shortText = (given: string | null): string | null => {
  // Other code may have put a value of any type here.
  if (given === null || given === undefined) return null;
  const text = String(toBoundedJson(given));
  const isLong = text.length > MAX_TEXT;
  const start = isLong ? text.slice(0, MAX_TEXT) : text;
  const redacted = redactText(start);
  return isLong && redacted !== start ? redacted.replace(/(?<=\s|^)\S+$/, '') : redacted;
};

const complete = ({ input, origin, at }: PendingEvent, redact: Redaction): JournalEntry => {
  const { entity, changes = [] } = input;
  const actor = input.actor ?? origin.actor;
  // The input may name another request than the current one.
  const [request, pattern] =
    input.request === undefined ? [origin.request, origin.routePattern] : [input.request, null];
  return {
    id: uuidv7(),
    occurredAt: input.occurredAt ?? at,
    category: input.category,
    action: input.action,
    outcome: input.outcome ?? 'success',
    attempts: input.attempts ?? 1,
    entity: entity && {
      type: shortText(entity.type) ?? '',
      id: shortText(entity.id),
      label: shortText(entity.label),
    },
    actor: {
      type: actor.type,
      id: shortText(actor.id),
      name: shortText(actor.name),
      email: shortText(actor.email),
    },
    source: input.source === undefined ? origin.source : input.source,
    origin: input.origin ?? origin.origin,
    request: request && redactRequest(request, pattern),
    changes: limitChanges(redact(changes, entity?.type ?? '')),
  };
};

/**
 * Turns an input into an entry without secrets, bounded and ready to be written. Never throws: if
 * the changes cannot be described, the event still says who did what, and when.
 */
export const completeEvent = (
  pending: PendingEvent,
  redact: Redaction,
  failed: DescriptionFailed,
): JournalEntry => {
  try {
    return complete(pending, redact);
  } catch (error) {
    failed(error);
    return complete({ ...pending, input: { ...pending.input, changes: [] } }, () => [
      ...UNDESCRIBED,
    ]);
  }
};
