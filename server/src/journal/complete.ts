import { uuidv7 } from 'uuidv7';
import { type Change, NOT_DESCRIBED } from '../contracts';
import type { EventInput, JournalEntry } from '../event';
import type { Origin } from '../origin';
import { toBoundedJson } from './bound';
import { limitChanges } from './limits';
import { type Redaction, redactRequest } from './redaction';
import { redactText } from './secret-values';

/** An input with the origin and the moment that were true when it was recorded. */
export interface PendingEvent {
  input: EventInput;
  origin: Origin;
  at: Date;
}

/** Told of what could not be described, for the server log. */
export type DescriptionFailed = (error: unknown) => void;

/** Stands for changes that could not be described. */
export const UNDESCRIBED: readonly Change[] = [
  { field: 'changes', before: null, after: NOT_DESCRIBED },
];

/** More than any column holds. */
const MAX_TEXT = 4_000;

/** A text for a column. A secret that the cut might run through is cut off whole. */
const shortText = (given: string | null): string | null => {
  // What a plugin or a lifecycle has left here may be of any type.
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
  // A request that the input names may be another one than that which is under way.
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
 * Makes of an input an entry that is ready to be written: without secrets, and bounded. Never
 * throws: where the changes cannot be described, the event still says who did what, and when.
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
