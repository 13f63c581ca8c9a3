import { TEXT_FILTERS, VALUE_FILTERS } from './filters';

/** What the address of the page may say of a saved view: its filters, and how they are listed. */
export const VIEW_PARAMETERS = [
  ...VALUE_FILTERS,
  ...TEXT_FILTERS,
  'range',
  'from',
  'to',
  'pageSize',
  'sort',
  'fold',
] as const;

export const MAX_VIEW_NAME_LENGTH = 60;
export const MAX_VIEW_SEARCH_LENGTH = 2_000;

/** How many views one person may keep. */
export const MAX_VIEWS = 50;

/**
 * Filters under a name, kept for one person, and shown to all readers of the log if that person
 * shares them.
 */
export interface SavedView {
  id: string;
  name: string;
  /**
   * The query string of the page, without its question mark. A rolling range in it stays rolling.
   */
  search: string;
  isShared: boolean;
  /** Whether it is the reader's own. Others can be used, not changed. */
  isOwn: boolean;
  /** The name of whoever keeps it. */
  owner: string;
}

/** Body of `POST /audit-log/views` and `PUT /audit-log/views/:id`. */
export interface SaveViewRequest {
  name: string;
  search: string;
  isShared?: boolean;
}

/** Answer of `GET /audit-log/views`: the reader's own and those that others share, by name. */
export interface ListViewsResponse {
  data: SavedView[];
}

/** Answer of `POST /audit-log/views` and `PUT /audit-log/views/:id`. */
export interface SaveViewResponse {
  data: SavedView;
}
