import type { Core } from '@strapi/strapi';
import type { ActivityBucket, GetActivityResponse } from '../../contracts';
import { eventTable } from '../../event';
import { bucketsOf, MAX_UNCUT, type Span, unitFor } from './buckets';
import { nextStart, startOfUnit } from './calendar';
import { conditionsOf } from '../conditions';
import { planFor } from '../plan';
import { type Count, countBuckets } from './count';
import type { ActivityQuery } from './query';

/** When the first or the last event of the log happened: the first entry of an index. */
const edgeOfLog = async (
  strapi: Core.Strapi,
  order: 'asc' | 'desc',
): Promise<number | undefined> => {
  const row = await eventTable(strapi).first('occurred_at').orderBy('occurred_at', order);
  return row && Number(row.occurred_at);
};

/** The part of a long range in which there are events at all, in whole units; `null` when it has none. */
const cutToLog = async (
  strapi: Core.Strapi,
  { from, to }: Span,
  timeZone: string,
): Promise<Span | null> => {
  const oldest = await edgeOfLog(strapi, 'asc');
  const newest = await edgeOfLog(strapi, 'desc');
  if (oldest === undefined || newest === undefined || oldest >= to || newest < from) return null;
  const first = Math.max(from, oldest);
  const last = Math.min(to, newest + 1);
  const unit = unitFor({ from: first, to: last });
  return {
    from: Math.max(from, startOfUnit(first, unit, timeZone)),
    to: Math.min(to, nextStart(last - 1, unit, timeZone)),
  };
};

/** The range asked for; one that is open ends with the unit that runs now. */
const spanOf = ({ from, to, timeZone }: ActivityQuery): Span => {
  const start = from.getTime();
  if (to) return { from: start, to: to.getTime() };
  const now = Math.max(Date.now(), start);
  return {
    from: start,
    to: nextStart(now, unitFor({ from: start, to: now }), timeZone),
  };
};

/**
 * How many events the filters show, and how many of them failed or were refused, piece by piece of the range.
 */
export const readActivity = async (
  strapi: Core.Strapi,
  query: ActivityQuery,
): Promise<GetActivityResponse> => {
  const { timeZone, ...filters } = query;
  const asked = spanOf(query);
  const span = asked.to - asked.from > MAX_UNCUT ? await cutToLog(strapi, asked, timeZone) : asked;
  const unit = unitFor(span ?? asked);
  const buckets = span ? bucketsOf(span, unit, timeZone) : [];

  const counts = await countBuckets(strapi, buckets, planFor(conditionsOf(filters)));
  const data = buckets.map((bucket, index): ActivityBucket => {
    const { events, attempts, failed, isCapped } = counts[index] as Count;
    return {
      from: new Date(bucket.from).toISOString(),
      to: new Date(bucket.to).toISOString(),
      events,
      total: attempts,
      totalIsCapped: isCapped,
      failed,
      failedIsCapped: isCapped,
    };
  });
  return {
    data,
    meta: { unit, timeZone, isCapped: data.some(({ totalIsCapped }) => totalIsCapped) },
  };
};
