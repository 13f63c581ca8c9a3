import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { RETENTION_DAYS, type SettingsImpactResponse } from '../contracts';
import { eventTable } from '../event';
import { countUpTo } from './count';
import { idAtEnd } from './extent';
import { wholeNumber } from './filters';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Counted up to here; more are estimated. */
const COUNT_CAP = 10_000;

/** The query of `GET /audit-log/settings/impact`. */
export const impactQuerySchema = z.strictObject({
  retentionDays: wholeNumber(RETENTION_DAYS.min, RETENTION_DAYS.max),
});

/** What a retention of so many days would remove now. */
export const impactOf = async (
  strapi: Core.Strapi,
  retentionDays: number,
): Promise<Omit<SettingsImpactResponse['data'], 'nextCleaningAt'>> => {
  const until = Date.now() - retentionDays * DAY_MS;
  const old = () => eventTable(strapi).where('occurred_at', '<', until);
  const { count, isCapped } = await countUpTo(strapi, old().select('attempts'), COUNT_CAP);
  return {
    events: isCapped ? Math.max(count, await estimate(strapi, until)) : count,
    isEstimated: isCapped,
    until: new Date(until).toISOString(),
  };
};

/** Ids are given out one by one, nearly in the order of time. */
const estimate = async (strapi: Core.Strapi, until: number): Promise<number> => {
  const newest = await eventTable(strapi)
    .where('occurred_at', '<', until)
    .orderBy('occurred_at', 'desc')
    .first('id');
  return Number(newest?.id ?? 0) - (await idAtEnd(strapi, 'asc')) + 1;
};
