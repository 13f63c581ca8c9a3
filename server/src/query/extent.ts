import type { Core } from '@strapi/strapi';
import { EVENT_TABLE } from '../constants';
import type { LogStatus } from '../contracts';
import { countUpTo } from './count';

/** Counted up to here; ten million events take a second to count, in which SQLite lets nobody else have a turn. */
const COUNT_CAP = 100_000;

/** How many events there are and when the oldest happened. */
export const extentOfLog = async (
  strapi: Core.Strapi,
): Promise<Pick<LogStatus, 'events' | 'eventsAreEstimated' | 'oldest'>> => {
  const found = strapi.db.getConnection(EVENT_TABLE).select('id');
  const { count, isCapped: eventsAreEstimated } = await countUpTo(strapi, found, COUNT_CAP);
  return {
    events: eventsAreEstimated ? await estimate(strapi) : count,
    eventsAreEstimated,
    oldest: await oldestMoment(strapi),
  };
};

/** Ids are given out one by one, and retention removes the oldest: what lies between first and last is nearly all there. */
const estimate = async (strapi: Core.Strapi): Promise<number> =>
  (await idAtEnd(strapi, 'desc')) - (await idAtEnd(strapi, 'asc')) + 1;

const idAtEnd = async (strapi: Core.Strapi, order: 'asc' | 'desc'): Promise<number> => {
  const row = (await strapi.db
    .getConnection(EVENT_TABLE)
    .select('id')
    .orderBy('id', order)
    .first()) as { id: number | string } | undefined;
  return Number(row?.id ?? 0);
};

const oldestMoment = async (strapi: Core.Strapi): Promise<string | null> => {
  const row = (await strapi.db
    .getConnection(EVENT_TABLE)
    .select('occurred_at')
    .orderBy('occurred_at')
    .first()) as { occurred_at: number | string } | undefined;
  return row ? new Date(Number(row.occurred_at)).toISOString() : null;
};
