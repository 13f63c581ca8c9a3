import type { Knex } from 'knex';
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

/** Makes the rows of a category twice as many, so often. */
export const doubleRows = async (
  connection: Knex,
  category: string,
  times: number,
): Promise<void> => {
  const columns = Object.keys(eventRow()).join(', ');
  for (let time = 0; time < times; time += 1) {
    await connection.raw(
      `INSERT INTO audit_events (${columns}) SELECT ${columns} FROM audit_events WHERE category = ?`,
      [category],
    );
  }
};
