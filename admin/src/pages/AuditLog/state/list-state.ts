import {
  OUTCOMES,
  PAGE_SIZE,
  PAGE_SIZES,
  SORT_ORDERS,
  TEXT_FILTERS,
  VALUE_FILTERS,
} from '../../../contracts';
import type {
  ExportEventsQuery,
  ExportFormat,
  ListEventsQuery,
  SortOrder,
  ValueFilter,
} from '../../../contracts';
import { DEFAULT_PRESET, intervalOf, isForward, isPreset, parseRangeEnd } from './time-range';
import type { TimeRange } from './time-range';

export type Filters = Record<ValueFilter, string[]> &
  Record<(typeof TEXT_FILTERS)[number], string | null> & {
    /** `null`: the last 7 days by the clock. */
    range: TimeRange | null;
  };

/** A value for each filter that takes several. */
const eachFilter = (valuesOf: (name: ValueFilter) => string[]): Record<ValueFilter, string[]> =>
  Object.fromEntries(VALUE_FILTERS.map((name) => [name, valuesOf(name)])) as Record<
    ValueFilter,
    string[]
  >;

/** The default view. */
export const EMPTY_FILTERS: Filters = {
  range: null,
  ...eachFilter(() => []),
  entityId: null,
  request: null,
  q: null,
};

/** The state of the page. All of it is in the page's address. */
export interface ListState extends Filters {
  page: number;
  pageSize: number;
  sort: SortOrder;
  /** Whether a sequence of similar events is one row. */
  isFolded: boolean;
  /** The event that the listed events are around. Its row is marked. */
  around: string | null;
  /** The event whose details are open. */
  event: string | null;
}

interface ParsedAddress {
  state: ListState;
  /** The parts that make no sense, as they stand in the address. The page says so. */
  faults: string[];
}

export const isExcluded = (value: string): boolean => value.startsWith('-');

/** A value without the sign that excludes it. */
export const bareValue = (value: string): string => (isExcluded(value) ? value.slice(1) : value);

/**
 * Reads the page's address. People edit addresses by hand: what makes no sense there is reported.
 */
export const parseAddress = (params: URLSearchParams): ParsedAddress => {
  const faults: string[] = [];
  const rest = new Set(params.keys());

  const take = (name: string): string | null => {
    rest.delete(name);

    return params.get(name) || null;
  };
  /** One value by its rules; what breaks them is a fault, and the default stands. */
  const read = <T>(name: string, parse: (text: string) => T | null, fallback: T): T => {
    const text = take(name);
    const value = text === null ? fallback : parse(text);

    if (value === null && text !== null) {
      faults.push(`${name}=${text}`);
    }

    return value ?? fallback;
  };
  // One parameter holds several values, `action=login,logout`, which is easy to read and needs no
  // `qs`.
  const list = (name: string) => {
    rest.delete(name);

    return params
      .getAll(name)
      .flatMap((value) => value.split(','))
      .filter((value) => bareValue(value) !== '');
  };
  const oneOf =
    <T extends string | number>(allowed: readonly T[]) =>
    (text: string) =>
      allowed.find((value) => String(value) === text) ?? null;

  const readRange = (): TimeRange | null => {
    const preset = read('range', (text) => (isPreset(text) ? text : null), null);
    const range = { from: read('from', parseRangeEnd, null), to: read('to', parseRangeEnd, null) };

    if (preset !== null) {
      return preset === DEFAULT_PRESET ? null : { preset };
    }
    if (range.from === null && range.to === null) return null;
    if (!isForward(range)) {
      faults.push(`from=${range.from}`, `to=${range.to}`);

      return null;
    }

    return range;
  };
  const outcomes = list('outcome');
  const isOutcome = (value: string) => OUTCOMES.some((outcome) => outcome === bareValue(value));

  faults.push(...outcomes.filter((value) => !isOutcome(value)).map((value) => `outcome=${value}`));

  const state: ListState = {
    range: readRange(),
    ...eachFilter(list),
    outcome: outcomes.filter(isOutcome),
    entityId: take('entityId'),
    request: take('request'),
    q: take('q'),
    page: read('page', (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null), 1),
    pageSize: read<number>('pageSize', oneOf(PAGE_SIZES), PAGE_SIZE.default),
    sort: read<SortOrder>('sort', oneOf(SORT_ORDERS), 'occurredAt:desc'),
    isFolded: read('fold', oneOf(['off']), 'on') !== 'off',
    around: take('around'),
    event: take('event'),
  };

  faults.push(...[...rest].map((name) => `${name}=${params.get(name)}`));

  return { state, faults };
};

/** Writes the page's address; what is as by default is left out. */
export const formatAddress = (state: ListState): URLSearchParams => {
  const { range } = state;
  const fixed = range !== null && !('preset' in range) ? range : null;
  const entries: Record<string, string | null> = {
    range: range !== null && 'preset' in range ? range.preset : null,
    from: fixed?.from ?? null,
    to: fixed?.to ?? null,
    ...Object.fromEntries(VALUE_FILTERS.map((name) => [name, state[name].join(',')])),
    ...Object.fromEntries(TEXT_FILTERS.map((name) => [name, state[name]])),
    page: state.page === 1 ? null : String(state.page),
    pageSize: state.pageSize === PAGE_SIZE.default ? null : String(state.pageSize),
    sort: state.sort === 'occurredAt:desc' ? null : state.sort,
    fold: state.isFolded ? null : 'off',
    around: state.around,
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

/** The state of the page at an address of its own, for links from elsewhere. */
export const stateOf = (changes: Partial<ListState>): ListState => ({
  ...parseAddress(new URLSearchParams()).state,
  ...changes,
});

/** The address of the page with these filters, for links from other pages. */
export const addressOf = (changes: Partial<ListState>): string =>
  `/settings/audit-log?${formatAddress(stateOf(changes)).toString()}`;

export type FilterQuery = Omit<ListEventsQuery, 'page' | 'pageSize' | 'sort'>;

/** What to ask the server for at a time: list, chart, facets and export all ask for the same. */
export const toFilterQuery = (filters: Filters, now: Date): FilterQuery => {
  const { from, to } = intervalOf(filters.range, now);

  return {
    from: from.toISOString(),
    to: to?.toISOString(),
    ...(eachFilter((name) => filters[name]) as object),
    ...Object.fromEntries(TEXT_FILTERS.map((name) => [name, filters[name] ?? undefined])),
  };
};

export const toListQuery = (state: ListState, now: Date): ListEventsQuery => ({
  ...toFilterQuery(state, now),
  page: state.page,
  pageSize: state.pageSize,
  sort: state.sort,
});

export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The same events, all of them, as a file whose times are also those of the viewer. */
export const toExportQuery = (
  filters: Filters,
  format: ExportFormat,
  now: Date,
): ExportEventsQuery => ({
  ...toFilterQuery(filters, now),
  format,
  timeZone: timeZone(),
  rowCount: 'line',
});

/** Whether anything but the range narrows the list. */
export const hasFilters = (filters: Filters): boolean =>
  VALUE_FILTERS.some((name) => filters[name].length > 0) ||
  TEXT_FILTERS.some((name) => filters[name] !== null);
