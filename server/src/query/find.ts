import type { Core } from '@strapi/strapi';
import { EVENT_TABLE } from '../constants';
import type { EventDetails } from '../contracts';
import { type DetailsRow, LIST_COLUMNS, toEventDetails } from './event';

/** What an event id looks like; anything else is asked of no database. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One event with everything that is kept of it; `null` when there is none. */
export const findEvent = async (strapi: Core.Strapi, id: string): Promise<EventDetails | null> => {
  if (!UUID.test(id)) return null;
  const row = (await strapi.db
    .getConnection(EVENT_TABLE)
    .first([...LIST_COLUMNS, 'request', 'changes'])
    .where({ document_id: id })) as DetailsRow | undefined;
  return row ? toEventDetails(row) : null;
};
