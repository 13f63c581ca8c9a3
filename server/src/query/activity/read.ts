import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { ActivityBucket, GetActivityResponse } from '../../contracts';
import { eventTable } from '../../event';
import { conditionsOf } from '../conditions';
import { filterShape, inOrder, isForward, timeZone, withDefaultFrom } from '../filters';
import { planFor } from '../plan';
import { bucketsOf, MAX_UNCUT, nextStart, type Span, startOfUnit, unitFor } from './buckets';
import { type Count, countBuckets } from './count';

/**
 * The query of `GET /audit-log/events/activity`: the filters of the list, and where the days begin.
 */
export const activityQuerySchema = z
  .strictObject({ ...filterShape, timeZone })
  .refine(isForward, inOrder)
  .transform(withDefaultFrom);

type ActivityQuery = z.infer<typeof activityQuerySchema>;

/** The time of the first or the last event of the log. */
const edgeOfLog = async (
  strapi: Core.Strapi,
  order: 'asc' | 'desc',
): Promise<number | undefined> => {
  const row = await eventTable(strapi).first('occurred_at').orderBy('occurred_at', order);
  return row && Number(row.occurred_at);
};

/** The part of a long range that has events, in whole units; `null` if there is none. */
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

/** The requested range. An open one ends with the current unit. */
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
 * How many events the filters show in each part of the range, and how many of them failed or were
 * denied.
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
