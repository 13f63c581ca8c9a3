import type { Action, Category, Change } from '../../contracts';
import { adminUserName, type AdminUserRow } from '../../origin';
import type { Capture } from '../capture';
import { captureModel } from '../lib/capture-model';
import type { Row } from '../lib/lifecycles';
import { capturePermissions } from './capture-permissions';

/** The fields that hold the key of a token. */
export const KEYS = ['accessKey', 'encryptedKey'];

const nameTokenUpdate = (changes: Change[]): Action =>
  changes.every(({ field }) => KEYS.includes(field)) ? 'regenerated' : 'updated';

/** Strapi stores tokens for the Content API and admin tokens in one table. */
export const apiToken = {
  uid: 'admin::api-token',
  category: (token: Row): Category => (token.kind === 'admin' ? 'admin-token' : 'api-token'),
  nameUpdate: nameTokenUpdate,
};

// Without `lastUsedAt`, which Strapi writes when a token is used.
const FIELDS = ['name', 'description', 'lifespan', 'expiresAt'];

const label = (token: { id: unknown; name?: unknown }): string => String(token.name ?? token.id);

const apiTokens = captureModel({
  ...apiToken,
  fields: [...FIELDS, 'type', 'kind'],
  secrets: KEYS,
  // Whoever uses an admin token acts as its owner, with the rights of that administrator.
  relations: { adminUserOwner: (user) => adminUserName(user as AdminUserRow) },
  label,
});

const transferTokens = captureModel({
  uid: 'admin::transfer-token',
  category: 'transfer-token',
  fields: FIELDS,
  secrets: KEYS,
  label,
  nameUpdate: nameTokenUpdate,
});

const transferTokenPermissions = capturePermissions({
  uid: 'admin::transfer-token-permission',
  owners: [
    {
      relation: 'token',
      uid: 'admin::transfer-token',
      category: 'transfer-token',
      nameUpdate: nameTokenUpdate,
    },
  ],
  toSetItem: ({ action }) => ({
    field: 'permissions',
    key: String(action),
    value: {
      action: String(action),
      actionLabel: String(action),
      subject: null,
      subjectLabel: null,
      fields: null,
      locales: null,
      conditions: [],
      conditionIds: [],
      properties: null,
    },
  }),
});

/** Tokens, never their keys. */
export const tokenCaptures: Capture[] = [apiTokens, transferTokens, transferTokenPermissions];
