import { TEXT_FILTERS, VALUE_FILTERS } from './filters';

/** The parameters of the page's address that a saved view may contain. */
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

/** How many views one person may save. */
export const MAX_VIEWS = 50;

/** Filters under a name. They belong to one person, who can share them with all readers. */
export interface SavedView {
  id: string;
  name: string;
  /**
   * The query string of the page, without its question mark. A rolling range in it stays rolling.
   */
  search: string;
  isShared: boolean;
  /** Whether it is the reader's own. Others can be opened, not changed. */
  isOwn: boolean;
  /** The name of its owner. */
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
