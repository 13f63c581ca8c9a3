import type { Core } from '@strapi/strapi';

export interface Query {
  sql: string;
  bindings: unknown[];
}

/** The statements of one kind on the table of events that run while `work` does. */
export async function statementsDuring(
  strapi: Core.Strapi,
  kind: 'insert into' | 'delete from',
  work: () => Promise<unknown>,
): Promise<Query[]> {
  const seen: Query[] = [];
  const look = (query: Query) => {
    if (query.sql.startsWith(kind) && query.sql.includes('audit_events')) seen.push(query);
  };
  strapi.db.connection.on('query', look);
  try {
    await work();
  } finally {
    strapi.db.connection.removeListener('query', look);
  }
  return seen;
}
