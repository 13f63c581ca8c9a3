import type { ExportEventsQuery, ExportFormat, ListEventsQuery, Outcome } from '../../contracts';
import { defaultRange, isLocalDate, isRolling, rollingRange, toInstants } from './dateRange';
import type { ChosenRange, LocalDate } from './dateRange';

export interface Filters {
  /**
   * `null`: the last 7 days, moving along with the clock. A rolling range stands in the address by its name, `range=30d`,
   * so that a bookmark shows the 30 days before it is opened; a fixed one as `from` and `to`.
   */
  range: ChosenRange | null;
  actions: string[];
  categories: string[];
  outcomes: Outcome[];
  actor: string | null;
  entityType: string | null;
  entityId: string | null;
  source: string | null;
  /** Id of a request: what one human act has done. */
  request: string | null;
  q: string | null;
}

/** The default view. */
export const EMPTY_FILTERS: Filters = {
  range: null,
  actions: [],
  categories: [],
  outcomes: [],
  actor: null,
  entityType: null,
  entityId: null,
  source: null,
  request: null,
  q: null,
};

/** Everything the page shows follows from this, and all of it stands in the page's address. */
export interface ListState extends Filters {
  page: number;
  pageSize: number;
  sort: 'occurredAt:desc' | 'occurredAt:asc';
  /** The event whose details are open. */
  event: string | null;
}

export const PAGE_SIZES = [10, 25, 50, 100];
export const DEFAULT_PAGE_SIZE = 25;

const OUTCOMES: Record<Outcome, true> = { success: true, failure: true, denied: true };

const isOutcome = (text: string): text is Outcome => Object.hasOwn(OUTCOMES, text);

const textOf = (params: URLSearchParams, name: string) => params.get(name) || null;

/** Several values stand in one parameter, `action=login,logout`: easy to read, and safe from Strapi's `qs`. */
const listOf = (params: URLSearchParams, name: string) =>
  params
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');

const dateOf = (params: URLSearchParams, name: string): LocalDate | null => {
  const text = params.get(name);

  return text !== null && isLocalDate(text) ? text : null;
};

/** One end is enough: from a day until today, or the week until a day. A rolling range goes before both. */
const rangeOf = (params: URLSearchParams, today: LocalDate): ChosenRange | null => {
  const rolling = params.get('range');

  if (isRolling(rolling)) {
    return rollingRange(rolling, today);
  }

  const from = dateOf(params, 'from');
  const to = dateOf(params, 'to');

  if (from === null && to === null) {
    return null;
  }

  const end = to ?? today;
  const start = from ?? defaultRange(end).start;

  return start <= end ? { start, end } : null;
};

/** Reads the page's address. People edit addresses by hand: what makes no sense there counts as not given. */
export const parseListState = (params: URLSearchParams, today: LocalDate): ListState => {
  const page = Number(params.get('page'));
  const pageSize = Number(params.get('pageSize'));

  return {
    range: rangeOf(params, today),
    actions: listOf(params, 'action'),
    categories: listOf(params, 'category'),
    outcomes: listOf(params, 'outcome').filter(isOutcome),
    actor: textOf(params, 'actor'),
    entityType: textOf(params, 'entityType'),
    entityId: textOf(params, 'entityId'),
    source: textOf(params, 'source'),
    request: textOf(params, 'request'),
    q: textOf(params, 'q'),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : DEFAULT_PAGE_SIZE,
    sort: params.get('sort') === 'occurredAt:asc' ? 'occurredAt:asc' : 'occurredAt:desc',
    event: textOf(params, 'event'),
  };
};

/** Writes the page's address; what is as by default is left out. */
export const formatListState = (state: ListState): URLSearchParams => {
  const { rolling = null, start = null, end = null } = state.range ?? {};
  const entries: Record<string, string | null> = {
    range: rolling,
    from: rolling === null ? start : null,
    to: rolling === null ? end : null,
    action: state.actions.join(','),
    category: state.categories.join(','),
    outcome: state.outcomes.join(','),
    actor: state.actor,
    entityType: state.entityType,
    entityId: state.entityId,
    source: state.source,
    request: state.request,
    q: state.q,
    page: state.page === 1 ? null : String(state.page),
    pageSize: state.pageSize === DEFAULT_PAGE_SIZE ? null : String(state.pageSize),
    sort: state.sort === 'occurredAt:desc' ? null : state.sort,
    event: state.event,
  };
  const params = new URLSearchParams();

  Object.entries(entries).forEach(([name, value]) => {
    if (value) {
      params.set(name, value);
    }
  });

  return params;
};

type FilterQuery = Omit<ListEventsQuery, 'page' | 'pageSize' | 'sort'>;

/** Without a range it is left to the server, whose default is the last 7 days. */
export const toFilterQuery = (filters: Filters): FilterQuery => ({
  ...(filters.range === null ? {} : toInstants(filters.range)),
  action: filters.actions,
  category: filters.categories,
  outcome: filters.outcomes,
  actor: filters.actor ?? undefined,
  entityType: filters.entityType ?? undefined,
  entityId: filters.entityId ?? undefined,
  source: filters.source ?? undefined,
  request: filters.request ?? undefined,
  q: filters.q ?? undefined,
});

/** What to ask the server for. */
export const toQuery = (state: ListState): ListEventsQuery => ({
  ...toFilterQuery(state),
  page: state.page,
  pageSize: state.pageSize,
  sort: state.sort,
});

/** The same events, all of them, as a file whose times are also those of the viewer. */
export const toExportQuery = (filters: Filters, format: ExportFormat): ExportEventsQuery => ({
  ...toFilterQuery(filters),
  format,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  rowCount: 'line',
});

/** Whether anything narrows the list beyond its default. */
export const hasFilters = (filters: Filters): boolean =>
  (Object.keys(EMPTY_FILTERS) as (keyof Filters)[]).some((name) => {
    const filter = filters[name];

    return Array.isArray(filter) ? filter.length > 0 : filter !== null;
  });
