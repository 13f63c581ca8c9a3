import type { Core } from '@strapi/types';
import type { PermissionValue } from '../../contracts';
import type { Row } from '../lifecycles';
import { contentTypeLabel } from '../content-type-label';
import { capturePermissions } from './capture-permissions';

/** `api::article.article.find` is the action `find` on the controller `api::article.article`. */
const toValue = (strapi: Core.Strapi, permission: Row): PermissionValue => {
  const action = String(permission.action);
  const dot = action.lastIndexOf('.');
  const subject = action.slice(0, dot);
  return {
    action,
    actionLabel: action.slice(dot + 1),
    subject,
    subjectLabel: contentTypeLabel(strapi, subject),
    fields: null,
    locales: null,
    conditions: [],
  };
};

export const endUserPermissions = capturePermissions({
  uid: 'plugin::users-permissions.permission',
  roleUid: 'plugin::users-permissions.role',
  category: 'end-user-role',
  toMember: (permission, strapi) => {
    const value = toValue(strapi, permission);
    return { field: 'permissions', key: value.action, value };
  },
});
