import { formatAddress } from '../state/listState';
import type { ListState } from '../state/listState';

/** Filters under a name, as they stand in the page's address. */
export interface SavedView {
  name: string;
  /** Without its question mark. A rolling range in it stays rolling. */
  search: string;
}

/** What is wrong with a name. */
export type NameFault = 'empty' | 'taken';

export const MAX_NAME_LENGTH = 60;

/** What a view keeps of the page: what is listed and how, not how far somebody had read. */
export const searchOf = (state: ListState): string =>
  formatAddress({ ...state, page: 1, event: null }).toString();

const isView = (value: unknown): value is SavedView => {
  const view = value as Partial<SavedView> | null;

  return typeof view?.name === 'string' && typeof view.search === 'string';
};

/** What a browser has kept may have been written by anybody, or by an earlier version. */
export const readViews = (stored: unknown): SavedView[] =>
  Array.isArray(stored) ? stored.filter(isView) : [];

/** Names that differ in capitals alone are the same to people. */
const normalise = (name: string) => name.trim().toLocaleLowerCase();

export const faultOf = (name: string, views: SavedView[]): NameFault | null => {
  if (name.trim() === '') {
    return 'empty';
  }

  return views.some((view) => normalise(view.name) === normalise(name)) ? 'taken' : null;
};

export const withView = (views: SavedView[], { name, search }: SavedView): SavedView[] =>
  [...views, { name: name.trim(), search }].sort((a, b) => a.name.localeCompare(b.name));

export const withoutView = (views: SavedView[], name: string): SavedView[] =>
  views.filter((view) => view.name !== name);
