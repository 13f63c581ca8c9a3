import type { Change } from '../../server/src/contracts';
import type { Party } from './facts';
import type { Row } from './tables';

/** An event, as its row says. */
export interface RecordedEvent {
  category: string;
  action: string;
  outcome: string;
  entityType: string | null;
  entityId: string | null;
  label: string | null;
  changes: Change[];
  /** The whole row as text, to look for secrets in it. */
  text: string;
}

const parsed = <T>(value: unknown): T | null =>
  typeof value === 'string' ? (JSON.parse(value) as T) : ((value ?? null) as T | null);

const text = (value: unknown): string | null => (value === null ? null : String(value));

export const toEvent = (row: Row): RecordedEvent => ({
  category: String(row.category),
  action: String(row.action),
  outcome: String(row.outcome),
  entityType: text(row.entity_type),
  entityId: text(row.entity_id),
  label: text(row.entity_label),
  changes: parsed<Change[]>(row.changes) ?? [],
  text: JSON.stringify(row),
});

/** Whether the event is about that entity, in any of its locales. */
export const isAbout = (event: RecordedEvent, { uid, ids }: Party): boolean =>
  event.entityType === uid && event.entityId !== null && ids.includes(event.entityId);

/**
 * Whether the event is about that locale of the entity, where it is one of those that are
 * translated.
 */
export const isInLocale = ({ label }: RecordedEvent, { locale }: Party): boolean =>
  locale === null ||
  (label ?? '').endsWith(`(${locale})`) ||
  // With the version, where only the draft or only the published one is meant.
  /\((\w[\w-]*), (?:draft|published)\)$/.exec(label ?? '')?.[1] === locale;

/** A line that describes an event to a person. */
export const describeEvent = ({
  category,
  action,
  outcome,
  entityType,
  entityId,
  label,
  changes,
}: RecordedEvent): string =>
  `${category} ${action}${outcome === 'success' ? '' : ` (${outcome})`} ${entityType ?? ''} ${entityId ?? ''} ` +
  `"${label ?? ''}" ${JSON.stringify(changes)}`;
