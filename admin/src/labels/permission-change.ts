import type { Change, Json, PermissionValue } from '../contracts';
import { humanise } from './create-labels';

/** A change of a permission: granted, revoked, or with other limits. */
export type PermissionChange = Change &
  (
    | { before: PermissionValue; after: PermissionValue | null }
    | { before: null; after: PermissionValue }
  );

export interface PermissionGroup {
  /** The name of the content type; `null` for permissions without one. */
  subject: string | null;
  changes: PermissionChange[];
}

const isPermission = (value: Json): value is PermissionValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'actionLabel' in value;

export const isPermissionChange = (change: Change): change is PermissionChange => {
  const sides = [change.before, change.after].filter((side) => side !== null);

  return change.field === 'permissions' && sides.length > 0 && sides.every(isPermission);
};

export const permissionOf = (change: PermissionChange): PermissionValue =>
  change.before === null ? change.after : change.before;

/** `null` without a content type. The labels of such actions are clear by themselves. */
const subjectOf = ({ subject, subjectLabel }: PermissionValue): string | null =>
  subjectLabel ?? (subject === null ? null : humanise(subject));

/** Groups permissions by content type, in the order of their first appearance. */
const groupBySubject = (changes: PermissionChange[]): PermissionGroup[] => {
  const groups = new Map<string | null, PermissionChange[]>();

  changes.forEach((change) => {
    const subject = subjectOf(permissionOf(change));

    groups.set(subject, [...(groups.get(subject) ?? []), change]);
  });

  return [...groups].map(([subject, members]) => ({ subject, changes: members }));
};

/** Sorts changes of permissions into granted, revoked and limited. */
export const sortPermissionChanges = (changes: PermissionChange[]) => ({
  granted: groupBySubject(changes.filter(({ before }) => before === null)),
  revoked: groupBySubject(changes.filter(({ after }) => after === null)),
  limited: groupBySubject(changes.filter(({ before, after }) => before !== null && after !== null)),
});
