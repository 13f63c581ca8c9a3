import type { Permission } from '@strapi/strapi/admin';
import { PERMISSIONS as IDS } from './contracts';

const requires = (action: string): Permission[] => [{ action, subject: null }];

/**
 * The permissions that the panel checks before it shows something. Hiding is no protection: the
 * server checks every route.
 */
export const PERMISSIONS = {
  readEvents: requires(IDS.read),
  exportEvents: requires(IDS.export),
  verify: requires(IDS.verify),
  readSettings: requires(IDS.readSettings),
  updateSettings: requires(IDS.updateSettings),
  /** A permission of Strapi itself. */
  readAdministrators: requires('admin::users.read'),
};
