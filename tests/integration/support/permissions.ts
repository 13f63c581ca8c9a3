import type { PermissionValue } from '../../../server/src/contracts';

/** A permission on articles, as a change shows it. */
export const permissionOn = (
  action: string,
  actionLabel: string,
  limits: Partial<PermissionValue> = {},
): PermissionValue => ({
  action,
  actionLabel,
  subject: 'api::article.article',
  subjectLabel: 'Article',
  fields: null,
  locales: null,
  conditions: [],
  conditionIds: [],
  properties: expect.anything(),
  ...limits,
});
