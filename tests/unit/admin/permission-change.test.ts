import {
  isPermissionChange,
  sortPermissionChanges,
} from '../../../admin/src/labels/permission-change';
import type { Change, PermissionValue } from '../../../server/src/contracts';

const permission = (
  actionLabel: string,
  subject: string | null,
  fields: string[] | null = null,
): PermissionValue => ({
  action: `plugin::content-manager.explorer.${actionLabel.toLowerCase()}`,
  actionLabel,
  subject: subject && `api::${subject.toLowerCase()}.${subject.toLowerCase()}`,
  subjectLabel: subject,
  fields,
  locales: null,
  conditions: [],
  conditionIds: [],
  properties: null,
});

const change = (before: PermissionValue | null, after: PermissionValue | null): Change => ({
  field: 'permissions',
  before,
  after,
});

/** What the page shows: each subject with its actions. */
const outline = (changes: Change[]) => {
  const { granted, revoked, limited } = sortPermissionChanges(changes.filter(isPermissionChange));
  const read = (groups: typeof granted) =>
    groups.map(({ subject, changes: members }) => [
      subject,
      members.map(({ before, after }) => (after ?? before)?.actionLabel),
    ]);

  return { granted: read(granted), revoked: read(revoked), limited: read(limited) };
};

it('shows what was granted, revoked and limited, by subject', () => {
  expect(
    outline([
      change(null, permission('Create', 'Article')),
      change(null, permission('Read', 'Tag')),
      change(null, permission('Publish', 'Article')),
      change(permission('Delete', 'Article'), null),
      change(permission('Update', 'Article'), permission('Update', 'Article', ['title'])),
      change(permission('Webhooks › Read', null), null),
    ]),
  ).toEqual({
    granted: [
      ['Article', ['Create', 'Publish']],
      ['Tag', ['Read']],
    ],
    revoked: [
      ['Article', ['Delete']],
      [null, ['Webhooks › Read']],
    ],
    limited: [['Article', ['Update']]],
  });
});

it('names a content type that has no label by its uid', () => {
  const unlabelled = { ...permission('Read', 'Order'), subjectLabel: null };

  expect(outline([change(null, unlabelled)]).granted).toEqual([['Order', ['Read']]]);
});

it('leaves to the list of fields what only looks like a permission', () => {
  const changes: Change[] = [
    { field: 'name', before: 'Editor', after: 'Author' },
    { field: 'permissions', before: null, after: null },
    { field: 'permissions', before: null, after: ['read'] },
    { field: 'permissions', before: 'all', after: permission('Read', 'Article') },
  ];

  expect(changes.filter(isPermissionChange)).toEqual([]);
});
