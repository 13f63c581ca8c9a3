import type { Core } from '@strapi/strapi';
import type { Action, Change, Json, PermissionValue } from '../../contracts';
import type { SetItem } from '../../event';
import { captureModel } from '../lib/capture-model';
import type { Row } from '../lib/lifecycles';
import { contentTypeLabel } from '../lib/schema';
import { capturePermissions } from './capture-permissions';
import { apiToken } from './tokens';

/** An update of permissions only has its own action. */
const namePermissionsUpdate = (changes: Change[]): Action =>
  changes.every((change) => change.field === 'permissions') ? 'permissions-changed' : 'updated';

export const adminRoles = captureModel({
  uid: 'admin::role',
  category: 'role',
  fields: ['name', 'description', 'code'],
  builtIn: [],
  label: (role) => String(role.name),
  nameUpdate: namePermissionsUpdate,
});

export const endUserRoles = captureModel({
  uid: 'plugin::users-permissions.role',
  category: 'end-user-role',
  fields: ['name', 'description', 'type'],
  builtIn: [],
  label: (role) => String(role.name),
  nameUpdate: namePermissionsUpdate,
});

interface Limits {
  fields?: string[] | null;
  locales?: string[] | null;
}

interface RegisteredAction {
  displayName: string;
  section: string;
  category?: string;
  subCategory?: string;
  pluginName?: string;
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `Publish` for content; `Webhooks › Update` if the display name alone is ambiguous. */
const actionLabel = (strapi: Core.Strapi, id: string): string => {
  const action = strapi.service('admin::permission').actionProvider.get(id) as
    RegisteredAction | undefined;
  if (!action) return id;
  if (action.section === 'contentTypes') return action.displayName;
  const where = action.section === 'settings' ? action.category : action.pluginName;
  const parts = [where, action.subCategory].filter((part) => part && part !== 'general');
  return [...new Set(parts as string[]), action.displayName].map(capitalised).join(' › ');
};

const conditionLabel = (strapi: Core.Strapi, id: string): string =>
  (
    strapi.service('admin::permission').conditionProvider.get(id) as
      { displayName: string } | undefined
  )?.displayName ?? id;

const parsed = <T>(value: unknown, fallback: T): T => {
  if (typeof value === 'string') return JSON.parse(value) as T;
  return (value as T | null | undefined) ?? fallback;
};

const toValue = (strapi: Core.Strapi, permission: Row): PermissionValue => {
  const action = String(permission.action);
  const subject = permission.subject ? String(permission.subject) : null;
  const properties = parsed<Record<string, Json>>(permission.properties, {});
  const limits: Limits = properties;
  const conditionIds = parsed<string[]>(permission.conditions, []);
  return {
    action,
    actionLabel: actionLabel(strapi, action),
    subject,
    subjectLabel: subject && contentTypeLabel(strapi, subject),
    fields: limits.fields ?? null,
    locales: limits.locales ?? null,
    conditions: conditionIds.map((id) => conditionLabel(strapi, id)),
    conditionIds,
    properties,
  };
};

const toAdminItem = (permission: Row, strapi: Core.Strapi): SetItem => {
  const value = toValue(strapi, permission);
  return { field: 'permissions', key: `${value.action}\n${value.subject ?? ''}`, value };
};

/** What a role or an admin token may do in the admin panel. Strapi stores both in one table. */
export const adminPermissions = capturePermissions({
  uid: 'admin::permission',
  owners: [
    {
      relation: 'role',
      uid: 'admin::role',
      category: 'role',
      // Strapi gives this role every permission and lets nobody change them.
      isAutomatic: (role) => role.code === 'strapi-super-admin',
      nameUpdate: namePermissionsUpdate,
    },
    { relation: 'apiToken', ...apiToken },
  ],
  toSetItem: toAdminItem,
});

/** `api::article.article.find` is the action `find` on the controller `api::article.article`. */
const toContentApiItem = (permission: Row, strapi: Core.Strapi): SetItem => {
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
  toSetItem: toContentApiItem,
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
  toSetItem: toContentApiItem,
});
