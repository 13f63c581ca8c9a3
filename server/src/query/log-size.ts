import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type LogStatus, RETENTION_DAYS, type SettingsImpactResponse } from '../contracts';
import { eventTable } from '../event';
import { countUpTo } from './count';
import { wholeNumber } from './filters';

/**
 * Events are counted up to here. Counting ten million takes a second, during which SQLite answers
 * nobody else.
 */
const LOG_COUNT_CAP = 100_000;

/** How many events there are and when the oldest happened. */
export const extentOfLog = async (
  strapi: Core.Strapi,
): Promise<Pick<LogStatus, 'events' | 'eventsAreEstimated' | 'oldest'>> => {
  const found = eventTable(strapi).select('attempts');
  const { count, isCapped: eventsAreEstimated } = await countUpTo(strapi, found, LOG_COUNT_CAP);
  return {
    events: eventsAreEstimated ? await estimateLog(strapi) : count,
    eventsAreEstimated,
    oldest: await oldestMoment(strapi),
  };
};

/**
 * Ids are consecutive and retention deletes the oldest, so nearly all ids between the first and the
 * last exist.
 */
const estimateLog = async (strapi: Core.Strapi): Promise<number> =>
  (await idAtEnd(strapi, 'desc')) - (await idAtEnd(strapi, 'asc')) + 1;

export const idAtEnd = async (strapi: Core.Strapi, order: 'asc' | 'desc'): Promise<number> => {
  const row = await eventTable(strapi).orderBy('id', order).first('id');
  return Number(row?.id ?? 0);
};

const oldestMoment = async (strapi: Core.Strapi): Promise<string | null> => {
  const row = await eventTable(strapi).orderBy('occurred_at').first('occurred_at');
  return row ? new Date(Number(row.occurred_at)).toISOString() : null;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Events are counted up to here. More are estimated. */
const IMPACT_COUNT_CAP = 10_000;

/** The query of `GET /audit-log/settings/impact`. */
export const impactQuerySchema = z.strictObject({
  retentionDays: wholeNumber(RETENTION_DAYS.min, RETENTION_DAYS.max),
});

/** What a retention of this many days would delete now. */
export const impactOf = async (
  strapi: Core.Strapi,
  retentionDays: number,
): Promise<Omit<SettingsImpactResponse['data'], 'nextCleaningAt'>> => {
  const until = Date.now() - retentionDays * DAY_MS;
  const old = () => eventTable(strapi).where('occurred_at', '<', until);
  const { count, isCapped } = await countUpTo(strapi, old().select('attempts'), IMPACT_COUNT_CAP);
  return {
    events: isCapped ? Math.max(count, await estimateUntil(strapi, until)) : count,
    isEstimated: isCapped,
    until: new Date(until).toISOString(),
  };
};

/** Ids are consecutive and nearly in the order of time. */
const estimateUntil = async (strapi: Core.Strapi, until: number): Promise<number> => {
  const newest = await eventTable(strapi)
    .where('occurred_at', '<', until)
    .orderBy('occurred_at', 'desc')
    .first('id');
  return Number(newest?.id ?? 0) - (await idAtEnd(strapi, 'asc')) + 1;
};
