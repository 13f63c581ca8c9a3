import type { Knex } from 'knex';
import { ALL_COLUMNS, blankRow, type EventRow } from '../../server/src/event';

/** A row of the table of events, as the journal writes it. */
export const eventRow = (facts: Partial<EventRow> = {}): EventRow =>
  blankRow({ category: 'shop.order', action: 'created', ...facts });

/** A line of the spill file. */
export const spillLine = (row: object): string => `${JSON.stringify({ row })}\n`;

/** Makes the rows of a category twice as many, so often. */
export const doubleRows = async (
  connection: Knex,
  category: string,
  times: number,
): Promise<void> => {
  const columns = ALL_COLUMNS.join(', ');
  for (let time = 0; time < times; time += 1) {
    await connection.raw(
      `INSERT INTO audit_events (${columns}) SELECT ${columns} FROM audit_events WHERE category = ?`,
      [category],
    );
  }
};
