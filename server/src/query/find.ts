import type { Core } from '@strapi/strapi';
import type { AuditEventDetails } from '../contracts';
import { eventTable, LIST_COLUMNS, toAuditEventDetails } from '../event';

/** What an event id looks like; anything else is asked of no database. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether `text` can be the id of an event. */
export const isEventId = (text: string): boolean => UUID.test(text);

/** One event with everything that is kept of it; `null` when there is none. */
export const findEvent = async (
  strapi: Core.Strapi,
  id: string,
): Promise<AuditEventDetails | null> => {
  if (!isEventId(id)) return null;
  const row = await eventTable(strapi)
    .first([...LIST_COLUMNS, 'request', 'changes'])
    .where({ document_id: id });
  return row ? toAuditEventDetails(row) : null;
};
