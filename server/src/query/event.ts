import type { ActorType, Change, Event, EventDetails, Outcome, RequestFacts } from '../contracts';

/** The columns that the list reads. `changes` is not among them: it may be long. */
export const LIST_COLUMNS = [
  'id',
  'document_id',
  'occurred_at',
  'category',
  'action',
  'outcome',
  'entity_type',
  'entity_id',
  'entity_label',
  'actor_type',
  'actor_id',
  'actor_name',
  'actor_email',
  'source',
] as const;

export interface ListRow {
  id: number;
  document_id: string;
  /** PostgreSQL and MySQL answer a bigint as text. */
  occurred_at: number | string;
  category: string;
  action: string;
  outcome: Outcome;
  entity_type: string | null;
  entity_id: string | null;
  entity_label: string | null;
  actor_type: ActorType;
  actor_id: string | null;
  actor_name: string | null;
  actor_email: string | null;
  source: string | null;
}

export interface DetailsRow extends ListRow {
  request: unknown;
  changes: unknown;
}

export const toEvent = (row: ListRow): Event => ({
  id: row.document_id,
  occurredAt: new Date(Number(row.occurred_at)).toISOString(),
  category: row.category,
  action: row.action,
  outcome: row.outcome,
  entity:
    row.entity_type === null
      ? null
      : { type: row.entity_type, id: row.entity_id, label: row.entity_label },
  modifiedBy: {
    type: row.actor_type,
    id: row.actor_id,
    name: row.actor_name,
    email: row.actor_email,
  },
  source: row.source,
});

/** Drivers answer a JSON column parsed or as text, each in its own way. */
const parsed = <T>(value: unknown): T | null =>
  typeof value === 'string' ? (JSON.parse(value) as T) : ((value as T | null | undefined) ?? null);

export const toEventDetails = (row: DetailsRow): EventDetails => ({
  ...toEvent(row),
  changes: parsed<Change[]>(row.changes) ?? [],
  request: parsed<RequestFacts>(row.request),
});
