import type { SavedView } from '../../../contracts';
import { formatAddress } from '../state/listState';
import type { ListState } from '../state/listState';

/** What is wrong with a name. */
export type NameFault = 'empty' | 'taken';

/** What a view keeps of the page: what is listed and how, not how far somebody had read. */
export const searchOf = (state: ListState): string =>
  formatAddress({ ...state, page: 1, event: null, around: null }).toString();

/** Names that differ in capitals alone are the same to people. */
const normalise = (name: string) => name.trim().toLocaleLowerCase();

/** One's own views have a name each; somebody else's may have the same. */
export const faultOf = (name: string, views: SavedView[]): NameFault | null => {
  if (name.trim() === '') {
    return 'empty';
  }

  const isTaken = views.some((view) => view.isOwn && normalise(view.name) === normalise(name));

  return isTaken ? 'taken' : null;
};
