import type { ReactNode } from 'react';

import { message } from '../../../../words/message';
import { permissionOf, sortPermissionChanges } from '../permissionChange';
import type { PermissionChange, PermissionGroup } from '../permissionChange';
import type { Storyteller } from './storyteller';
import { tellSome } from './tellSome';

/** `Publish Article`; of actions on no content type, the label alone. */
const nameOf = (change: PermissionChange, subject: string | null): string =>
  [permissionOf(change).actionLabel, subject].filter(Boolean).join(' ');

const namesOf = (groups: PermissionGroup[]): string[] =>
  groups.flatMap(({ subject, changes }) => changes.map((change) => nameOf(change, subject)));

/** What was granted, what was revoked, and what is limited in another way than before. */
export const tellPermissions = (
  changes: PermissionChange[],
  storyteller: Storyteller,
): ReactNode[] => {
  const { granted, revoked, limited } = sortPermissionChanges(changes);
  const kinds = [
    { id: 'audit-log.telling.granted', groups: granted },
    { id: 'audit-log.telling.revoked', groups: revoked },
    { id: 'audit-log.telling.limited', groups: limited },
  ] as const;

  return kinds
    .filter(({ groups }) => groups.length > 0)
    .map(({ id, groups }) =>
      storyteller.intl.formatMessage(message(id), {
        permissions: tellSome(namesOf(groups), storyteller),
      }),
    );
};
