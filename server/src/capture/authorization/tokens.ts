import type { Capture } from '../capture';
import { captureModel } from '../lib/capture-model';
import { capturePermissions } from './capture-permissions';
import { apiToken, KEYS, nameTokenUpdate } from './api-token';

// `lastUsedAt` is left out: Strapi writes it while the token is used, and nobody decides it.
const FIELDS = ['name', 'description', 'lifespan', 'expiresAt'];

const label = (token: { id: unknown; name?: unknown }): string => String(token.name ?? token.id);

const apiTokens = captureModel({
  ...apiToken,
  fields: [...FIELDS, 'type', 'kind'],
  secrets: KEYS,
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
