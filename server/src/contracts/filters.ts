import type { AuditOrigin, Outcome } from './event';

/**
 * Filters that take several values, of which any may match. A leading `-` excludes a value:
 * `-login`.
 *
 * A new filter has three places: its name here, its column in `server/src/query/conditions.ts` and
 * its label in the panel's translations. Queries, URLs, options and chips follow from them.
 */
export const VALUE_FILTERS = [
  'action',
  'category',
  'outcome',
  // `type:id`, such as `admin:1`, or `type`.
  'actor',
  // Content-type uids.
  'entityType',
  // IP addresses, exactly.
  'source',
  'origin',
] as const;

export type ValueFilter = (typeof VALUE_FILTERS)[number];

/** Filters that take one value. */
export const TEXT_FILTERS = ['entityId', 'request', 'q'] as const;

export type TextFilter = (typeof TEXT_FILTERS)[number];

/** How many values of one filter may be given. */
export const MAX_FILTER_VALUES = 50;

/** How long a text may be that is filtered or searched by, in characters. */
export const MAX_FILTER_LENGTH = 255;

/**
 * What the log is narrowed by, as the list, the chart, the facets and an export take it; everything
 * is optional.
 */
export interface FilterQuery extends Partial<
  Record<Exclude<ValueFilter, 'outcome' | 'origin'>, string[]>
> {
  /**
   * ISO 8601 with offset; inclusive. Default: 7 days before now, or everything of one entity or
   * request.
   */
  from?: string;
  /** ISO 8601 with offset; exclusive. Default: open, so that new events appear. */
  to?: string;
  outcome?: (Outcome | `-${Outcome}`)[];
  origin?: (AuditOrigin | `-${AuditOrigin}`)[];
  entityId?: string;
  /** Id of a request: the events of one human act. */
  request?: string;
  /** Free text over names, labels, e-mail, IP address, codes, and names of changed fields. */
  q?: string;
  /**
   * With `q`: codes of actions and categories that match as well, because their words in the
   * reader's language do.
   */
  qCode?: string[];
}
