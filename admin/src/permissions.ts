import type { Permission } from '@strapi/strapi/admin';

const requires = (action: string): Permission[] => [{ action, subject: null }];

/**
 * What the panel asks before it shows something. Hiding is presentation, not protection: every route checks again on
 * the server.
 */
export const PERMISSIONS = {
  readEvents: requires('plugin::audit-log.read'),
  exportEvents: requires('plugin::audit-log.export'),
  readSettings: requires('plugin::audit-log.settings.read'),
  updateSettings: requires('plugin::audit-log.settings.update'),
  /** Of Strapi itself. */
  readAdministrators: requires('admin::users.read'),
};
