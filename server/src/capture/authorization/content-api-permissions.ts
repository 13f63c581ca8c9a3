import type { Core } from '@strapi/strapi';
import type { PermissionValue } from '../../contracts';
import type { SetItem } from '../../event';
import type { Row } from '../lib/lifecycles';
import { namePermissionsUpdate } from './roles';
import { apiToken } from './api-token';
import { contentTypeLabel } from '../lib/content-type-label';
import { capturePermissions } from './capture-permissions';

/** `api::article.article.find` is the action `find` on the controller `api::article.article`. */
const toSetItem = (permission: Row, strapi: Core.Strapi): SetItem => {
  const action = String(permission.action);
  const dot = action.lastIndexOf('.');
  const subject = action.slice(0, dot);
  const value: PermissionValue = {
    action,
    actionLabel: action.slice(dot + 1),
    subject,
    subjectLabel: contentTypeLabel(strapi, subject),
    fields: null,
    locales: null,
    conditions: [],
    conditionIds: [],
    properties: null,
  };
  return { field: 'permissions', key: action, value };
};

/** What an API token of type custom may do. */
export const apiTokenPermissions = capturePermissions({
  uid: 'admin::api-token-permission',
  owners: [{ relation: 'token', ...apiToken }],
  toSetItem,
});

/** What an end user may do through the Content API. */
export const endUserPermissions = capturePermissions({
  uid: 'plugin::users-permissions.permission',
  owners: [
    {
      relation: 'role',
      uid: 'plugin::users-permissions.role',
      category: 'end-user-role',
      nameUpdate: namePermissionsUpdate,
    },
  ],
  toSetItem,
});
