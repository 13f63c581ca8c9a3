import type { ReactNode } from 'react';

import type { Change, EventDetails } from '../../../../contracts';
import { message } from '../../../../words/message';
import { isPermissionChange } from '../permissionChange';
import { shortValue } from './shortValue';
import type { Storyteller } from './storyteller';
import { tellPermissions } from './tellPermissions';
import { tellSome } from './tellSome';

/** Their sentence names the field already. */
const NAMES_THE_FIELD = [
  'roles-changed',
  'role-changed',
  'email-changed',
  'stage-changed',
  'moved',
];

const NAMES_FIELDS = ['updated', 'replaced', 'settings-changed', 'published', 'draft-discarded'];

/** `from Author to Editor`; `null` where that is too long to say, or nobody may know. */
const tellFromTo = (change: Change, storyteller: Storyteller): ReactNode => {
  const before = shortValue(change.before, change.field, storyteller);
  const after = shortValue(change.after, change.field, storyteller);

  return before === null || after === null
    ? null
    : storyteller.intl.formatMessage(message('audit-log.telling.from-to'), {
        b: storyteller.b,
        before,
        after,
      });
};

const tellFields = (changes: Change[], storyteller: Storyteller): ReactNode => {
  const [first, ...others] = changes;
  const field = first && storyteller.words.field(first.field);
  const fromTo = first && others.length === 0 ? tellFromTo(first, storyteller) : null;

  return fromTo === null
    ? tellSome(
        changes.map((change) => storyteller.words.field(change.field)),
        storyteller,
      )
    : storyteller.intl.formatMessage(message('audit-log.telling.field-from-to'), {
        field,
        fromTo,
      });
};

/** What changed, in few words, for the end of the sentence; `null` where the sentence has said it all. */
export const tellChanges = (
  { action, changes }: EventDetails,
  storyteller: Storyteller,
): ReactNode => {
  const permissionChanges = changes.filter(isPermissionChange);
  const fieldChanges = changes.filter((change) => !isPermissionChange(change));
  const [first] = fieldChanges;

  const parts: ReactNode[] = [];

  if (first && NAMES_THE_FIELD.includes(action)) {
    parts.push(tellFromTo(first, storyteller));
  }
  if (first && NAMES_FIELDS.includes(action)) {
    parts.push(tellFields(fieldChanges, storyteller));
  }
  parts.push(...tellPermissions(permissionChanges, storyteller));

  const told = parts.filter((part) => part !== null);

  return told.length === 0 ? null : storyteller.intl.formatList(told, { type: 'unit' });
};
