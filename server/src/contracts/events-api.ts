import type { AuditEventDetails, ListedEvent } from './event';
import { type FilterQuery, VALUE_FILTERS, type ValueFilter } from './filters';

/** The default range in days. */
export const DEFAULT_DAYS = 7;

export const PAGE_SIZE = { min: 10, max: 100, default: 25 } as const;

/** The page sizes to choose from. */
export const PAGE_SIZES = [10, 25, 50, 100] as const;

/** How many events a text search reads. No index answers it. */
export const SCAN_LIMIT = { min: 1000, max: 100_000_000, default: 10_000 } as const;

/**
 * The HTTP trailer, or the last line of the body, with the number of events of an export. A file
 * without it is incomplete.
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
  /** With `q`: how many events of the other filters are searched, newest (or oldest) first. */
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
  /** The time zone of the second time column of CSV; default UTC. */
  timeZone?: string;
  /** NDJSON only: adds to each event the proof of its seal. */
  proof?: boolean;
  /** Where the number of rows is: in an HTTP trailer (default), or in a last line of the body. */
  rowCount?: 'trailer' | 'line';
}

export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
  /** `true`: counting stopped at `total`. There are more. */
  totalIsCapped: boolean;
}

/**
 * A warning about the log itself. `spill-pending`: some events wait in a file until the database
 * accepts them. `capture-missing`, `capture-failed`: not everything was recorded; the events of
 * these actions have the details.
 */
export type Warning = 'spill-pending' | 'capture-missing' | 'capture-failed';

/** Answer of `GET /audit-log/events`. */
export interface ListEventsResponse {
  data: ListedEvent[];
  meta: {
    pagination: Pagination;
    /** The number of attempts of the events in `total`. */
    attempts: number;
    warnings: Warning[];
    /**
     * ISO 8601: how far a text search went with this `reach`; `null`: to the end, and `total` is
     * complete.
     */
    searchedUntil: string | null;
  };
}

/** Query of `GET /audit-log/events/activity`: the filters of the list, and where days begin. */
export interface GetActivityQuery extends FilterQuery {
  /** IANA name, such as `Europe/Berlin`; default `UTC`. */
  timeZone?: string;
}

/** The unit of a bar. The length of the range decides it. */
export type ActivityUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** The events of one bar. Counting stops early if there are many. */
export interface ActivityBucket {
  /** ISO 8601, UTC; inclusive. */
  from: string;
  /** ISO 8601, UTC; exclusive. */
  to: string;
  /** How many events, as the list shows them. */
  events: number;
  /** The number of attempts of these events. */
  total: number;
  /** `true`: counting stopped, there are or may be more. */
  totalIsCapped: boolean;
  /** The attempts in `total` with the outcome `failure` or `denied`. */
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

/** One category and its actions. */
export interface CatalogueLine {
  category: string;
  actions: string[];
  /** The label of a category of other code. Built-in categories are translated. */
  label?: string;
  /** The labels of its actions, by code. */
  actionLabels?: Record<string, string>;
}

/** Answer of `GET /audit-log/catalogue`: what can be filtered by, in the order to show it. */
export interface GetCatalogueResponse {
  data: CatalogueLine[];
}

/** The filters with counts: those that take several values. */
export const FACETS = VALUE_FILTERS;

export type Facet = ValueFilter;

export interface FacetValue {
  /** The value for the filter. */
  value: string;
  /** The newest name of an actor; `null` for other filters. */
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
