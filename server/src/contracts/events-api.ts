import type { AuditEvent, AuditEventDetails } from './event';
import { type FilterQuery, VALUE_FILTERS, type ValueFilter } from './filters';

/** What the page shows when no range is asked for. */
export const DEFAULT_DAYS = 7;

export const PAGE_SIZE = { min: 10, max: 100, default: 25 } as const;

/** The page sizes that people choose from. */
export const PAGE_SIZES = [10, 25, 50, 100] as const;

/** How many events a search for free text looks through: no index knows parts of words. */
export const SCAN_LIMIT = { min: 1000, max: 100_000_000, default: 10_000 } as const;

/**
 * The HTTP trailer, or the last line of the body, that says how many events an export holds; a file
 * without it is not whole.
 */
export const ROWS_TRAILER = 'Audit-Log-Rows';

export type SortOrder = 'occurredAt:desc' | 'occurredAt:asc';

export const SORT_ORDERS = [
  'occurredAt:desc',
  'occurredAt:asc',
] as const satisfies readonly SortOrder[];

/** Query of `GET /audit-log/events`; everything is optional. */
export interface ListEventsQuery extends FilterQuery {
  page?: number;
  /** 10 to 100; default 25. */
  pageSize?: number;
  sort?: SortOrder;
  /**
   * With `q`: how many of the events that the other filters leave are looked through, newest (or
   * oldest) first.
   */
  reach?: number;
}

export type ExportFormat = 'csv' | 'ndjson';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const satisfies readonly ExportFormat[];

/**
 * Query of `GET /audit-log/events/export`: the filters of the list, and how to write the events
 * down.
 */
export interface ExportEventsQuery extends FilterQuery {
  format: ExportFormat;
  /** Of the second time column of CSV; default UTC. */
  timeZone?: string;
  /** NDJSON only: each event with the proof that it is what was sealed. */
  proof?: boolean;
  /**
   * Where the number of rows stands: in an HTTP trailer (default), or in a last line of the body.
   */
  rowCount?: 'trailer' | 'line';
}

export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
  /** `true`: counting stopped at `total`, there are more. */
  totalIsCapped: boolean;
}

/**
 * Something the reader of the log must know about the log itself. `spill-pending`: some events wait
 * in a file until the database takes them. `capture-missing`, `capture-failed`: not everything was
 * recorded; events of these actions say what.
 */
export type Warning = 'spill-pending' | 'capture-missing' | 'capture-failed';

/** Answer of `GET /audit-log/events`. */
export interface ListEventsResponse {
  data: AuditEvent[];
  meta: {
    pagination: Pagination;
    /** How many attempts the events of all pages stand for; counted as far as `total`. */
    attempts: number;
    warnings: Warning[];
    /**
     * ISO 8601: how far free text was looked for before `reach` was used up; `null`: to the end,
     * `total` is all there is.
     */
    searchedUntil: string | null;
  };
}

/** Query of `GET /audit-log/events/activity`: the filters of the list, and where days begin. */
export interface GetActivityQuery extends FilterQuery {
  /** IANA name, such as `Europe/Berlin`; default `UTC`. */
  timeZone?: string;
}

/** What one bar of the chart stands for. It follows from the length of the range. */
export type ActivityUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** The events of one piece of the range. Counting stops early where there are many, and says so. */
export interface ActivityBucket {
  /** ISO 8601, UTC; inclusive. */
  from: string;
  /** ISO 8601, UTC; exclusive. */
  to: string;
  /** How many events, as the list shows them. */
  events: number;
  /** How many attempts these events stand for. */
  total: number;
  /** `true`: counting stopped, there are or may be more. */
  totalIsCapped: boolean;
  /** Those attempts of `total` whose outcome is `failure` or `denied`. */
  failed: number;
  failedIsCapped: boolean;
}

/** Answer of `GET /audit-log/events/activity`: oldest first, without a gap. */
export interface GetActivityResponse {
  data: ActivityBucket[];
  meta: {
    unit: ActivityUnit;
    timeZone: string;
    /** `true`: at least one count stopped. */
    isCapped: boolean;
  };
}

/** Answer of `GET /audit-log/events/:id`. */
export interface GetEventResponse {
  data: AuditEventDetails;
}

/** One category and what can occur in it. */
export interface CatalogueLine {
  category: string;
  actions: string[];
  /** Name of a category that other code has defined; Strapi's own are translated by their code. */
  label?: string;
  /** Names of its actions, by code. */
  actionLabels?: Record<string, string>;
}

/** Answer of `GET /audit-log/catalogue`: what can be filtered by, in the order to show it. */
export interface GetCatalogueResponse {
  data: CatalogueLine[];
}

/** What values are counted of: the filters that take several. */
export const FACETS = VALUE_FILTERS;

export type Facet = ValueFilter;

export interface FacetValue {
  /** As the filter takes it. */
  value: string;
  /** The newest name of an actor; `null` for all else. */
  label: string | null;
  /** How many attempts have it. */
  count: number;
  /** `true`: counting stopped, there are or may be more. */
  isCapped: boolean;
}

/**
 * Answer of `GET /audit-log/events/facets`: the values of each filter under all other filters, the
 * most frequent first.
 */
export interface GetFacetsResponse {
  data: Record<Facet, FacetValue[]>;
  meta: {
    /** `true`: at least one filter's values were counted among the newest events only. */
    isCapped: boolean;
  };
}
