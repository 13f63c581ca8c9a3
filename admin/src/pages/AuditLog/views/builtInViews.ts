import type { MessageId } from '../../../labels/message';
import { formatAddress, stateOf } from '../state/listState';
import type { ListState } from '../state/listState';

export interface BuiltInView {
  label: MessageId;
  /** What it lists for somebody with this id. */
  search: (userId: string | null) => string;
}

const searchOf = (filters: Partial<ListState>): string =>
  formatAddress(stateOf(filters)).toString();

/** Questions that everybody who reads a log has. */
export const BUILT_IN_VIEWS: BuiltInView[] = [
  {
    label: 'audit-log.views.failed-logins',
    search: () =>
      searchOf({ category: ['login', 'end-user-login'], outcome: ['failure', 'denied'] }),
  },
  {
    label: 'audit-log.views.permission-changes',
    search: () =>
      searchOf({
        range: { preset: '30d' },
        action: ['permissions-changed', 'roles-changed', 'role-changed'],
        // Each grant is looked at by itself.
        isFolded: false,
      }),
  },
  {
    label: 'audit-log.views.deletions',
    search: () => searchOf({ range: { preset: '90d' }, action: ['deleted'] }),
  },
  {
    label: 'audit-log.views.not-me',
    search: (userId) => searchOf(userId === null ? {} : { actor: [`-admin:${userId}`] }),
  },
];
