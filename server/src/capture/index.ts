import type { Core } from '@strapi/strapi';
import { access } from './access';
import { createAdminSignIn } from './accounts/admin-sign-in';
import { adminUsers } from './accounts/admin-users';
import { endUserSignIn } from './accounts/end-user-sign-in';
import { endUsers } from './accounts/end-users';
import {
  adminPermissions,
  adminRoles,
  apiTokenPermissions,
  endUserPermissions,
  endUserRoles,
} from './authorization/roles';
import { tokenCaptures } from './authorization/tokens';
import type { Capture } from './capture';
import { contentCaptures } from './content';
import { createTransferDetector, dataTransfer } from './data-transfer';
import { locales } from './locales';
import { files, folders, replacements } from './media/files';
import { moves } from './media/moves';
import { releases } from './releases';
import { reviewWorkflows } from './review-workflows';
import { schemaBuilder } from './schema-builder';
import { storedSettings } from './settings';
import { webhooks } from './webhooks';

export type { CaptureContext } from './capture';

const ofStrapi = (): Capture[] => [
  createAdminSignIn(),
  adminRoles,
  adminPermissions,
  adminUsers,
  ...tokenCaptures,
  apiTokenPermissions,
  webhooks,
  storedSettings,
  schemaBuilder,
  access,
  dataTransfer,
  createTransferDetector(),
];

/** Captures of optional plugins, by the name of the plugin. */
const ofPlugins: Record<string, Capture[]> = {
  'users-permissions': [endUserSignIn, endUserRoles, endUserPermissions, endUsers],
  upload: [files, folders, replacements, moves],
  i18n: [locales],
  'content-releases': [releases],
  'review-workflows': [reviewWorkflows],
};

/** Makes the captures of this app. */
export const capturesOf = (strapi: Core.Strapi): Capture[] => [
  ...ofStrapi(),
  ...Object.entries(ofPlugins).flatMap(([name, captures]) => (strapi.plugin(name) ? captures : [])),
  ...contentCaptures(strapi),
];
