import type { Core } from '@strapi/strapi';

/** Makes the table refuse every event from one address, as a constraint of the operator's would. */
export async function refuseSource(strapi: Core.Strapi, source: string): Promise<void> {
  const statement =
    strapi.db.dialect.client === 'sqlite'
      ? `CREATE TRIGGER refuse BEFORE INSERT ON audit_events WHEN NEW.source = '${source}'
         BEGIN SELECT RAISE(ABORT, 'Refused.'); END`
      : `ALTER TABLE audit_events ADD CONSTRAINT refuse CHECK (source <> '${source}')`;
  await strapi.db.connection.raw(statement);
}
