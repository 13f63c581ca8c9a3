import type { Core } from '@strapi/strapi';
import { EVENT_TABLE } from '../constants';

/** How many events there are and when the oldest happened. */
export const extentOfLog = async (
  strapi: Core.Strapi,
): Promise<{ events: number; oldest: string | null }> => {
  const row = (await strapi.db
    .getConnection(EVENT_TABLE)
    .count({ events: '*' })
    .min({ oldest: 'occurred_at' })
    .first()) as { events: number | string; oldest: number | string | null };
  return {
    events: Number(row.events),
    oldest: row.oldest === null ? null : new Date(Number(row.oldest)).toISOString(),
  };
};
