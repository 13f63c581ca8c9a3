import type { Json } from '../contracts';
import type { JournalEntry } from './mutation';
import { columnText, storableJson } from './text';

/** A row of `audit_events`, column by column. */
export interface EventRow {
  document_id: string;
  occurred_at: number;
  category: string;
  action: string;
  outcome: string;
  entity_type: string | null;
  entity_id: string | null;
  entity_label: string | null;
  actor_type: string;
  actor_id: string | null;
  actor_name: string | null;
  actor_email: string | null;
  source: string | null;
  request_id: string | null;
  request: string | null;
  changes: string | null;
}

export const toRow = (entry: JournalEntry): EventRow => {
  const { entity, actor, request } = entry;
  return {
    document_id: entry.id,
    occurred_at: entry.occurredAt.getTime(),
    category: entry.category,
    action: entry.action,
    outcome: entry.outcome,
    entity_type: columnText(entity?.type ?? null),
    entity_id: columnText(entity?.id ?? null),
    entity_label: columnText(entity?.label ?? null),
    actor_type: actor.type,
    actor_id: columnText(actor.id),
    actor_name: columnText(actor.name),
    actor_email: columnText(actor.email),
    source: entry.source,
    request_id: request?.id ?? null,
    request: request && JSON.stringify(storableJson({ ...request })),
    changes:
      entry.changes.length > 0
        ? JSON.stringify(storableJson(entry.changes as unknown as Json))
        : null,
  };
};
