import type { Permission } from '@strapi/strapi/admin';

const requires = (action: string): Permission[] => [
  { action: `plugin::audit-log.${action}`, subject: null },
];

/**
 * What the panel asks before it shows something. Hiding is presentation, not protection: every route checks again on
 * the server.
 */
export const PERMISSIONS = {
  readEvents: requires('read'),
  readSettings: requires('settings.read'),
  updateSettings: requires('settings.update'),
};
