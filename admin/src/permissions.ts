import type { Permission } from '@strapi/strapi/admin';

import { PERMISSIONS as IDS } from './contracts';

const requires = (action: string): Permission[] => [{ action, subject: null }];

/**
 * What the panel asks before it shows something. Hiding is no protection: every route checks again on
 * the server.
 */
export const PERMISSIONS = {
  readEvents: requires(IDS.read),
  exportEvents: requires(IDS.export),
  verify: requires(IDS.verify),
  readSettings: requires(IDS.readSettings),
  updateSettings: requires(IDS.updateSettings),
  /** Of Strapi itself. */
  readAdministrators: requires('admin::users.read'),
};
