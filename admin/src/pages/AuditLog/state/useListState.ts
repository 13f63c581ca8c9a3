import { useCallback, useMemo, useReducer } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useRefreshEvents } from '../../../api/audit-log-api';
import { type FilterQuery, MAX_FILTER_VALUES, type ValueFilter } from '../../../contracts';
import { useCatalogue, useLabels } from '../../../labels/LabelsProvider';
import {
  bareValue,
  type Filters,
  formatAddress,
  type ListState,
  parseAddress,
  toFilterQuery,
} from './list-state';
import { codesNamed } from './search-codes';

export interface ListHandle {
  state: ListState;
  /** The parts of the address that make no sense. */
  faults: string[];
  /** When the page was last loaded: what list, chart and export count a rolling range back from. */
  now: Date;
  /** What list, chart, facets and export ask the server for: the filters, at the time of `now`. */
  filterQuery: FilterQuery;
  /** Loads everything again. */
  refresh: () => void;
  /** Changes what is listed, and goes back to the first page of it. */
  filter: (filters: Partial<Filters>) => void;
  /** Lists only what has this value, or leaves it out (`-value`). */
  filterBy: (name: ValueFilter, value: string) => void;
  /** Changes anything, in one step for the Back button. */
  go: (changes: Partial<ListState>, options?: { replace: boolean }) => void;
  /** The address of the list under other filters, for links. */
  linkTo: (changes: Partial<ListState>) => { search: string };
  /** Back to the default view. */
  reset: () => void;
}

/** The state of the page, kept in its address: it can be linked to, and Back and Forward work. */
export const useListState = (): ListHandle => {
  const [params, setParams] = useSearchParams();
  const [revision, countUp] = useReducer((count: number) => count + 1, 0);
  const [invalidate] = useRefreshEvents();
  const { state, faults } = useMemo(() => parseAddress(params), [params]);
  const rangeKey = JSON.stringify(state.range);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- later with another range, and when asked
  const now = useMemo(() => new Date(), [rangeKey, revision]);

  const catalogue = useCatalogue();
  const labels = useLabels();
  const filterQuery = useMemo(() => {
    const codes = codesNamed(state.q, catalogue, labels).slice(0, MAX_FILTER_VALUES);

    return { ...toFilterQuery(state, now), qCode: codes.length > 0 ? codes : undefined };
  }, [state, now, catalogue, labels]);

  const refresh = useCallback(() => {
    countUp();
    void invalidate(undefined);
  }, [invalidate]);

  const go = useCallback(
    (changes: Partial<ListState>, options?: { replace: boolean }) =>
      setParams(formatAddress({ ...state, ...changes }), options),
    [state, setParams],
  );

  return useMemo(
    () => ({
      state,
      faults,
      now,
      filterQuery,
      refresh,
      go,
      filter: (filters) => go({ ...filters, page: 1, around: null }),
      filterBy: (name, value) => {
        const others = state[name].filter((other) => bareValue(other) !== bareValue(value));
        const kept = value.startsWith('-') ? others : [];
        const entityId = name === 'entityType' ? null : state.entityId;

        go({ [name]: [...kept, value], entityId, page: 1, around: null });
      },
      linkTo: (changes) => ({
        search: formatAddress({ ...state, page: 1, event: null, ...changes }).toString(),
      }),
      reset: () => setParams(new URLSearchParams()),
    }),
    [state, faults, now, filterQuery, refresh, go, setParams],
  );
};
