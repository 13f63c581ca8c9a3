import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

import { formatListState, parseListState } from './listState';
import type { Filters, ListState } from './listState';
import { useToday } from './useToday';

export interface ListStateHandle {
  state: ListState;
  /** Changes what is listed, and goes back to the first page of it. */
  filter: (filters: Partial<Filters>) => void;
  /** The address of the list under other filters, for links. */
  linkTo: (filters: Partial<Filters>) => { search: string };
  setPage: (page: number) => void;
  setPageSize: (pageSize: number) => void;
  setSort: (sort: ListState['sort']) => void;
  openEvent: (id: string) => void;
  /** From open details to those of another event: no new step for the way back. */
  moveToEvent: (id: string) => void;
  /** The address of an event's details within the list as it is, for links. */
  linkToEvent: (id: string) => { search: string };
  closeEvent: () => void;
  /** Back to the default view. */
  reset: () => void;
}

/** The state of the page, kept in its address: it can be linked to, and Back and Forward work. */
export const useListState = (): ListStateHandle => {
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const state = useMemo(() => parseListState(params, today), [params, today]);

  const change = useCallback(
    (changes: Partial<ListState>, options?: { replace: boolean }) =>
      setParams(formatListState({ ...state, ...changes }), options),
    [state, setParams],
  );

  return useMemo(
    () => ({
      state,
      filter: (filters) => change({ ...filters, page: 1 }),
      linkTo: (filters) => ({
        search: formatListState({ ...state, ...filters, page: 1, event: null }).toString(),
      }),
      setPage: (page) => change({ page }),
      setPageSize: (pageSize) => change({ pageSize, page: 1 }),
      setSort: (sort) => change({ sort, page: 1 }),
      openEvent: (event) => change({ event }),
      moveToEvent: (event) => change({ event }, { replace: true }),
      linkToEvent: (event) => ({ search: formatListState({ ...state, event }).toString() }),
      closeEvent: () => change({ event: null }),
      reset: () => setParams(new URLSearchParams()),
    }),
    [state, change, setParams],
  );
};
