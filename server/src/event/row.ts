import type {
  ActorType,
  AuditEvent,
  AuditEventDetails,
  AuditOrigin,
  Change,
  Json,
  ListedEvent,
  Outcome,
  RequestFacts,
} from '../contracts';
import type { JournalEntry } from './mutation';
import { parseSummary, printSummary, summaryOf } from './summary';
import type { EventRow, StoredEvent, StoredListEvent } from './table';
import { columnText, storableJson } from './text';

/** The row of an event that is ready to be written. */
export const toRow = (entry: JournalEntry): EventRow => {
  const { entity, actor, request, changes } = entry;
  const summary = summaryOf(entry);
  return {
    document_id: entry.id,
    occurred_at: entry.occurredAt.getTime(),
    category: entry.category,
    action: entry.action,
    outcome: entry.outcome,
    attempts: entry.attempts,
    entity_type: columnText(entity?.type ?? null),
    entity_id: columnText(entity?.id ?? null),
    entity_label: columnText(entity?.label ?? null),
    actor_type: actor.type,
    actor_id: columnText(actor.id),
    actor_name: columnText(actor.name),
    actor_email: columnText(actor.email),
    source: entry.source,
    origin: entry.origin,
    request_id: request?.id ?? null,
    summary: summary && printSummary(summary),
    request: request && JSON.stringify(storableJson({ ...request })),
    changes: changes.length > 0 ? JSON.stringify(storableJson(changes as unknown as Json)) : null,
  };
};

/** Some drivers return a JSON column parsed, others as text. */
const parsed = <T>(value: unknown): T | null =>
  typeof value === 'string' ? (JSON.parse(value) as T) : ((value as T | null | undefined) ?? null);

const toAuditEvent = (row: StoredListEvent): AuditEvent => ({
  id: row.document_id,
  occurredAt: new Date(Number(row.occurred_at)).toISOString(),
  category: row.category,
  action: row.action,
  outcome: row.outcome as Outcome,
  attempts: row.attempts ?? 1,
  entity:
    row.entity_type === null
      ? null
      : { type: row.entity_type, id: row.entity_id, label: row.entity_label },
  modifiedBy: {
    type: row.actor_type as ActorType,
    id: row.actor_id,
    name: row.actor_name,
    email: row.actor_email,
  },
  source: row.source,
  origin: row.origin as AuditOrigin | null,
  summary: parseSummary(row.summary),
});

/** An event as the list shows it. */
export const toListedEvent = (row: StoredListEvent): ListedEvent => ({
  ...toAuditEvent(row),
  requestId: row.request_id,
});

/** An event with all its details. */
export const toAuditEventDetails = (
  row: StoredListEvent & Pick<StoredEvent, 'request' | 'changes'>,
): AuditEventDetails => ({
  ...toAuditEvent(row),
  changes: parsed<Change[]>(row.changes) ?? [],
  request: parsed<RequestFacts>(row.request),
});
