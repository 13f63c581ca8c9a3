import type { Action, Category, Change } from '../../contracts';
import type { Row } from '../lib/lifecycles';

/** The fields that hold a token's key, in one form or another. */
export const KEYS = ['accessKey', 'encryptedKey'];

export const nameTokenUpdate = (changes: Change[]): Action =>
  changes.every(({ field }) => KEYS.includes(field)) ? 'regenerated' : 'updated';

/** Strapi keeps tokens for the Content API and tokens that act as an administrator in one table. */
export const apiToken = {
  uid: 'admin::api-token',
  category: (token: Row): Category => (token.kind === 'admin' ? 'admin-token' : 'api-token'),
  nameUpdate: nameTokenUpdate,
};
