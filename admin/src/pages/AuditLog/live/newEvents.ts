import type { Event, ListEventsQuery } from '../../../contracts';
import { toInstants } from '../dateRange';
import type { LocalDate } from '../dateRange';
import { toQuery } from '../listState';
import type { ListState } from '../listState';

/** The longest page of the API: beyond it there are just "more". */
export const MOST_NEW = 100;

/** An event appears with the commit of its change, and so a little after its time. */
const OVERLAP_MS = 10_000;

/** Whether a new event would stand at the top of what is shown. */
export const isLive = ({ range, sort, page }: ListState, today: LocalDate): boolean =>
  page === 1 &&
  sort === 'occurredAt:desc' &&
  (range === null || (range.start <= today && today <= range.end));

/** The moment before which nothing can be new: with a full page, what is older than its last event is on the next. */
const horizonOf = (events: Event[], isFull: boolean): number => {
  const newest = Date.parse(events[0]?.occurredAt ?? '');
  const oldest = Date.parse(events.at(-1)?.occurredAt ?? '');

  return Math.max(newest - OVERLAP_MS, isFull ? oldest : Number.NEGATIVE_INFINITY);
};

/** Asks for what came after the events that are listed: the last few entries of an index, however big the log. */
export const newEventsQuery = (state: ListState, events: Event[]): ListEventsQuery => {
  const query = { ...toQuery(state), page: 1, pageSize: MOST_NEW };

  if (events.length === 0) {
    return query;
  }

  const start = state.range === null ? 0 : Date.parse(toInstants(state.range).from);
  const from = Math.max(start, horizonOf(events, events.length === state.pageSize));

  return { ...query, from: new Date(from).toISOString() };
};

/** How many of the found events are not listed, and would be. */
export const countNew = (found: Event[], listed: Event[], pageSize: number): number => {
  const known = new Set(listed.map(({ id }) => id));
  const last = listed.length === pageSize ? listed.at(-1) : undefined;

  return found.filter(
    ({ id, occurredAt }) => !known.has(id) && (last === undefined || occurredAt > last.occurredAt),
  ).length;
};
