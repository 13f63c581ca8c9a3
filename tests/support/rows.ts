import { uuidv7 } from 'uuidv7';

import type { EventRow } from '../../server/src/journal/row';

/** A row of the table of events, as the journal writes it. */
export const eventRow = (facts: Partial<EventRow> = {}): EventRow => ({
  document_id: uuidv7(),
  occurred_at: Date.now(),
  category: 'shop.order',
  action: 'created',
  outcome: 'success',
  entity_type: null,
  entity_id: null,
  entity_label: null,
  actor_type: 'system',
  actor_id: null,
  actor_name: null,
  actor_email: null,
  source: null,
  request_id: null,
  request: null,
  changes: null,
  ...facts,
});

/** A line of the spill file. */
export const spillLine = (row: object): string => `${JSON.stringify({ row })}\n`;
