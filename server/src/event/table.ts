import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { EVENT_TABLE } from '../constants';
import { COLUMN_LENGTH, isJson } from './text';

/** Bytes of JSON that a summary takes at most. */
export const MAX_SUMMARY_BYTES = 500;

const text = z.string().max(COLUMN_LENGTH);
const optionalText = text.nullable().default(null);
const json = z.string().refine(isJson, { error: 'Expected JSON.' }).nullable().default(null);

/** A column of the table of events. */
interface Column {
  /** Its attribute in Strapi's schema; `null` for columns that Strapi adds to every table. */
  attribute: Record<string, unknown> | null;
  /** The values it may hold. An older spill file lacks newer columns, so those have a default. */
  value: z.ZodType;
  /** Whether the list reads it. Long values are read only for a single event and an export. */
  isInList: boolean;
}

/**
 * The one table of the columns of `audit_events`. The type of a row, Strapi's content type, the
 * columns of the list, the check of a spilled line and the rows of the tests follow from it. A new
 * column needs a line here, a line for each direction in `row.ts`, and its place in
 * `contracts/event.ts`.
 *
 * `occurred_at` is milliseconds since 1970 as a whole number, not a `datetime`: drivers write
 * `datetime` in the server's local time, where one hour a year happens twice, and an audit log must
 * keep its order through that hour.
 */
const EVENT_COLUMNS = {
  document_id: { attribute: null, value: text.min(1), isInList: true },
  occurred_at: {
    attribute: { type: 'biginteger', required: true },
    value: z.number().int(),
    isInList: true,
  },
  category: { attribute: { type: 'string', required: true }, value: text, isInList: true },
  action: { attribute: { type: 'string', required: true }, value: text, isInList: true },
  // Short, because InnoDB takes no more than 3072 bytes in an index.
  outcome: {
    attribute: { type: 'string', required: true, column: { args: [32] } },
    value: text,
    isInList: true,
  },
  // How many attempts the row stands for. The database has the default, so that older rows have it
  // too.
  attempts: {
    attribute: { type: 'integer', default: 1, column: { defaultTo: 1 } },
    value: z.number().int().min(1).default(1),
    isInList: true,
  },
  entity_type: { attribute: { type: 'string' }, value: optionalText, isInList: true },
  entity_id: { attribute: { type: 'string' }, value: optionalText, isInList: true },
  entity_label: { attribute: { type: 'string' }, value: optionalText, isInList: true },
  actor_type: { attribute: { type: 'string', required: true }, value: text, isInList: true },
  actor_id: { attribute: { type: 'string' }, value: optionalText, isInList: true },
  actor_name: { attribute: { type: 'string' }, value: optionalText, isInList: true },
  actor_email: { attribute: { type: 'string' }, value: optionalText, isInList: true },
  source: { attribute: { type: 'string' }, value: optionalText, isInList: true },
  // `null` in rows of versions that did not record it.
  origin: {
    attribute: { type: 'string', column: { args: [32] } },
    value: optionalText,
    isInList: true,
  },
  request_id: { attribute: { type: 'string' }, value: optionalText, isInList: true },
  // Text, not `json`, so that no driver parses it.
  summary: {
    attribute: { type: 'string', column: { args: [MAX_SUMMARY_BYTES] } },
    value: json,
    isInList: true,
  },
  request: { attribute: { type: 'json' }, value: json, isInList: false },
  changes: { attribute: { type: 'json' }, value: json, isInList: false },
} as const satisfies Record<string, Column>;

type Columns = typeof EVENT_COLUMNS;
export type ColumnName = keyof Columns;
type ListColumn = {
  [Name in ColumnName]: Columns[Name]['isInList'] extends true ? Name : never;
}[ColumnName];

/** A row of `audit_events` as it is written. */
export type EventRow = { [Name in ColumnName]: z.output<Columns[Name]['value']> };

/** A row as drivers return it: a bigint may be text, and a JSON column may be parsed. */
export type StoredEvent = Omit<EventRow, 'occurred_at' | 'attempts' | 'request' | 'changes'> & {
  id: number;
  occurred_at: number | string;
  attempts: number | null;
  request: unknown;
  changes: unknown;
};

export type StoredListEvent = Pick<StoredEvent, ListColumn>;

const names = Object.keys(EVENT_COLUMNS) as ColumnName[];

/** All columns, in their order. */
export const ALL_COLUMNS: readonly ColumnName[] = names;

/** The columns that the list reads. */
export const LIST_COLUMNS = names.filter(
  (name): name is ListColumn => EVENT_COLUMNS[name].isInList,
);

/** Validates a row from a file. */
export const eventRowSchema = z.strictObject(
  Object.fromEntries(names.map((name) => [name, EVENT_COLUMNS[name].value])),
) as unknown as z.ZodType<EventRow>;

const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The attributes of Strapi's content type. */
export const eventAttributes = (): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const { attribute } = EVENT_COLUMNS[name];
      return attribute ? [[camelCase(name), { ...attribute }]] : [];
    }),
  );

/** Orders events of one millisecond. It follows the time in every index. */
const TIE_BREAKER = 'id';

/** A query on the table of events, in the database schema that Strapi uses. */
export const eventTable = (strapi: Core.Strapi): Knex.QueryBuilder<StoredEvent, StoredEvent[]> =>
  strapi.db.getConnection(EVENT_TABLE) as Knex.QueryBuilder<StoredEvent, StoredEvent[]>;

/** The columns that every row needs. */
type RequiredFacts = Pick<EventRow, 'category' | 'action'> & Partial<EventRow>;

/** A row with `facts` and a default in every other column. */
export const blankRow = (facts: RequiredFacts): EventRow => ({
  ...eventRowSchema.parse({
    document_id: uuidv7(),
    occurred_at: Date.now(),
    category: facts.category,
    action: facts.action,
    outcome: 'success',
    actor_type: 'system',
  }),
  ...facts,
});

/** The order of events: by time, and those of one millisecond in an order that never changes. */
export const inTimeOrder = (
  direction: 'asc' | 'desc',
): { column: string; order: 'asc' | 'desc' }[] =>
  ['occurred_at', TIE_BREAKER].map((column) => ({ column, order: direction }));
