import type { Core } from '@strapi/strapi';
import type { LogStatus } from '../contracts';
import { eventTable } from '../event';
import { countUpTo } from './count';

/** Counted up to here; ten million events take a second to count, in which SQLite lets nobody else have a turn. */
const COUNT_CAP = 100_000;

/** How many events there are and when the oldest happened. */
export const extentOfLog = async (
  strapi: Core.Strapi,
): Promise<Pick<LogStatus, 'events' | 'eventsAreEstimated' | 'oldest'>> => {
  const found = eventTable(strapi).select('attempts');
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

export const idAtEnd = async (strapi: Core.Strapi, order: 'asc' | 'desc'): Promise<number> => {
  const row = await eventTable(strapi).orderBy('id', order).first('id');
  return Number(row?.id ?? 0);
};

const oldestMoment = async (strapi: Core.Strapi): Promise<string | null> => {
  const row = await eventTable(strapi).orderBy('occurred_at').first('occurred_at');
  return row ? new Date(Number(row.occurred_at)).toISOString() : null;
};
