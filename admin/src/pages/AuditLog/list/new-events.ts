import { PAGE_SIZE } from '../../../contracts';
import type { AuditEvent, FilterQuery, ListEventsQuery } from '../../../contracts';
import type { ListState } from '../state/list-state';
import { intervalOf } from '../state/time-range';

/** The longest page of the API: beyond it there are just "more". */
export const MAX_NEW = PAGE_SIZE.max;

/** An event appears with the commit of its change, and so a little after its time. */
const OVERLAP_MS = 10_000;

/** Whether a new event would stand at the top of what is shown. */
export const isLive = ({ range, sort, page }: ListState, now: Date): boolean => {
  const { from, to } = intervalOf(range, now);

  return page === 1 && sort === 'occurredAt:desc' && from <= now && (to === null || to > now);
};

/** The time before which nothing can be new: what is older than a full page is on the next. */
const horizonOf = (events: AuditEvent[], isFull: boolean): number => {
  const newest = Date.parse(events[0]?.occurredAt ?? '');
  const oldest = Date.parse(events.at(-1)?.occurredAt ?? '');

  return Math.max(newest - OVERLAP_MS, isFull ? oldest : Number.NEGATIVE_INFINITY);
};

/**
 * Asks for what came after the listed events: the last entries of an index, however big the log.
 */
export const newEventsQuery = (
  filterQuery: FilterQuery,
  events: AuditEvent[],
  pageSize: number,
): ListEventsQuery => {
  const query = { ...filterQuery, pageSize: MAX_NEW };

  if (events.length === 0) return query;

  const start = Date.parse(filterQuery.from ?? '') || 0;
  const from = Math.max(start, horizonOf(events, events.length === pageSize));

  return { ...query, from: new Date(from).toISOString() };
};

/** How many of the found events are not listed, and would be. */
export const countNew = (found: AuditEvent[], listed: AuditEvent[], pageSize: number): number => {
  const known = new Set(listed.map(({ id }) => id));
  const last = listed.length === pageSize ? listed.at(-1) : undefined;

  return found.filter(
    ({ id, occurredAt }) => !known.has(id) && (last === undefined || occurredAt > last.occurredAt),
  ).length;
};
