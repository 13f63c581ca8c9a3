import type { Core } from '@strapi/strapi';

/** Makes the table of events refuse every INSERT, while it can still be read. */
export async function breakTable(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.raw('ALTER TABLE audit_events RENAME COLUMN changes TO changes_away');
}

export async function repairTable(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.raw('ALTER TABLE audit_events RENAME COLUMN changes_away TO changes');
}
