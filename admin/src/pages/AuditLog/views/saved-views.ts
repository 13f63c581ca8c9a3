import type { SavedView } from '../../../contracts';
import type { MessageId } from '../../../labels/message';
import { formatAddress, type ListState, stateOf } from '../state/list-state';

/** What is wrong with a name. */
export type NameFault = 'empty' | 'taken';

/** The address that a view saves: filters and order, but not the page or an open event. */
export const searchOf = (state: ListState): string =>
  formatAddress({ ...state, page: 1, event: null, around: null }).toString();

/** Names are equal if they differ only in case. */
const normalise = (name: string) => name.trim().toLocaleLowerCase();

/** The names of one's own views are unique. Another person's view may have the same name. */
export const faultOf = (name: string, views: SavedView[]): NameFault | null => {
  if (name.trim() === '') return 'empty';

  const isTaken = views.some((view) => view.isOwn && normalise(view.name) === normalise(name));

  return isTaken ? 'taken' : null;
};

interface BuiltInView {
  label: MessageId;
  /** The address of the view for the user with this id. */
  search: (userId: string | null) => string;
}

const searchFor = (filters: Partial<ListState>): string =>
  formatAddress(stateOf(filters)).toString();

/** The views that everybody has. */
export const BUILT_IN_VIEWS: BuiltInView[] = [
  {
    label: 'audit-log.views.failed-logins',
    search: () =>
      searchFor({ category: ['login', 'end-user-login'], outcome: ['failure', 'denied'] }),
  },
  {
    label: 'audit-log.views.permission-changes',
    search: () =>
      searchFor({
        range: { preset: '30d' },
        action: ['permissions-changed', 'roles-changed', 'role-changed'],
        // Each grant has its own row.
        isFolded: false,
      }),
  },
  {
    label: 'audit-log.views.deletions',
    search: () => searchFor({ range: { preset: '90d' }, action: ['deleted'] }),
  },
  {
    label: 'audit-log.views.not-me',
    search: (userId) => searchFor(userId === null ? {} : { actor: [`-admin:${userId}`] }),
  },
];
