import type { GetActivityQuery, ListEventsQuery } from '../../../contracts';
import { toQuery } from '../listState';
import type { ListState } from '../listState';

/** What to ask the server for: the range and the filters of the list, in days as they are where the viewer is. */
export const activityQuery = (state: ListState): GetActivityQuery & ListEventsQuery => ({
  ...toQuery(state),
  page: undefined,
  pageSize: undefined,
  sort: undefined,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
