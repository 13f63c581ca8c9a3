import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { parseSummary } from './summary';
import type { ColumnName } from './table';

/** An event of which the database has printed most. */
export interface PrintedEvent {
  occurred_at: number | string;
  /** What stands before the time. */
  head: string;
  /** What stands between the time and the summary. */
  body: string;
  /** The columns as they are stored. */
  summary: string | null;
  request: string | null;
  changes: string | null;
}

interface Dialect {
  /** A column as JSON: quoted text, or `null`. */
  quoted: (column: ColumnName) => string;
  joined: (parts: string[]) => string;
  /** A JSON column as text. */
  text: (column: ColumnName) => string;
}

const DIALECTS: Record<'sqlite' | 'postgres' | 'mysql', Dialect> = {
  sqlite: {
    quoted: (column) => `json_quote(${column})`,
    joined: (parts) => parts.join(' || '),
    text: (column) => column,
  },
  postgres: {
    quoted: (column) => `COALESCE(to_json(${column})::text, 'null')`,
    joined: (parts) => parts.join(' || '),
    text: (column) => `${column}::text`,
  },
  mysql: {
    quoted: (column) => `COALESCE(JSON_QUOTE(${column}), 'null')`,
    joined: (parts) => `CONCAT(${parts.join(', ')})`,
    text: (column) => `CAST(${column} AS CHAR)`,
  },
};

/**
 * The columns of an event that is printed as JSON, `{"id":…,"occurredAt":…,"category":…}`. An
 * export prints millions of events. A row of few columns is read more quickly than a row of twenty,
 * and the database quotes more quickly than JavaScript. Stored JSON is printed without being
 * parsed.
 */
export const printedColumns = (strapi: Core.Strapi): Knex.Raw[] => {
  const { quoted, joined, text } = DIALECTS[strapi.db.dialect.client as keyof typeof DIALECTS];
  const object = (...members: [name: string, value: string][]): string[] => [
    ...members.flatMap(([name, value], index) => [`'${index === 0 ? '{' : ','}"${name}":'`, value]),
    "'}'",
  ];
  const member = (name: string, ...values: string[]): string[] => [`',"${name}":'`, ...values];
  const entity = joined(
    object(
      ['type', quoted('entity_type')],
      ['id', quoted('entity_id')],
      ['label', quoted('entity_label')],
    ),
  );
  const body = joined([
    ...member('category', quoted('category')),
    ...member('action', quoted('action')),
    ...member('outcome', quoted('outcome')),
    ...member('attempts', 'COALESCE(attempts, 1)'),
    ...member('entity', `CASE WHEN entity_type IS NULL THEN 'null' ELSE ${entity} END`),
    ...member(
      'modifiedBy',
      ...object(
        ['type', quoted('actor_type')],
        ['id', quoted('actor_id')],
        ['name', quoted('actor_name')],
        ['email', quoted('actor_email')],
      ),
    ),
    ...member('source', quoted('source')),
    ...member('origin', quoted('origin')),
  ]);
  const columns: Record<Exclude<keyof PrintedEvent, 'occurred_at'>, string> = {
    head: joined([`'{"id":'`, quoted('document_id')]),
    body,
    summary: 'summary',
    request: text('request'),
    changes: text('changes'),
  };
  return [
    strapi.db.connection.raw('occurred_at'),
    ...Object.entries(columns).map(([name, sql]) => strapi.db.connection.raw(`${sql} AS ${name}`)),
  ];
};

/** An event with everything that is kept of it as JSON, the same as the API answers it. */
export const printEvent = ({
  occurred_at,
  head,
  body,
  summary,
  changes,
  request,
}: PrintedEvent): string =>
  `${head},"occurredAt":"${new Date(Number(occurred_at)).toISOString()}"${body}` +
  `,"summary":${summary === null ? 'null' : JSON.stringify(parseSummary(summary))}` +
  `,"changes":${changes ?? '[]'},"request":${request ?? 'null'}}`;
