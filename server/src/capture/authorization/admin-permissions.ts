import type { Core } from '@strapi/strapi';
import type { Json, PermissionValue } from '../../contracts';
import type { SetItem } from '../../event';
import type { Row } from '../lib/lifecycles';
import { namePermissionsUpdate } from './roles';
import { apiToken } from './api-token';
import { contentTypeLabel } from '../lib/content-type-label';
import { capturePermissions } from './capture-permissions';

interface Limits {
  fields?: string[] | null;
  locales?: string[] | null;
}

interface Action {
  displayName: string;
  section: string;
  category?: string;
  subCategory?: string;
  pluginName?: string;
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `Publish` for content; `Webhooks › Update` where the name alone would not tell what of. */
const actionLabel = (strapi: Core.Strapi, id: string): string => {
  const action = strapi.service('admin::permission').actionProvider.get(id) as Action | undefined;
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

const toSetItem = (permission: Row, strapi: Core.Strapi): SetItem => {
  const value = toValue(strapi, permission);
  return { field: 'permissions', key: `${value.action}\n${value.subject ?? ''}`, value };
};

/** What a role may do in the admin panel, and what an admin token may do: Strapi keeps both in one table. */
export const adminPermissions = capturePermissions({
  uid: 'admin::permission',
  owners: [
    {
      relation: 'role',
      uid: 'admin::role',
      category: 'role',
      // May do everything, and Strapi keeps it so whenever a content type or a locale comes or goes; it lets nobody change it.
      isAutomatic: (role) => role.code === 'strapi-super-admin',
      nameUpdate: namePermissionsUpdate,
    },
    { relation: 'apiToken', ...apiToken },
  ],
  toSetItem,
});
