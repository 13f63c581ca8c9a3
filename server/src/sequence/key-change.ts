import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { Frontier, signCheckpoint } from '../seal';
import { assertMayGoOn } from './head';
import type { KeyRing } from './key-ring';
import { type HeadRow, headTable } from './tables';

/**
 * Signs the newest state of a log once more, after another key was configured: by it, and by the
 * key before. Whoever knows one of them then trusts the other. Answers whether it did; another
 * process may have sealed meanwhile.
 *
 * @throws {LogStopped} when none of the keys has signed it.
 */
export const signAnew = async (
  head: HeadRow,
  { strapi, keys, trx }: { strapi: Core.Strapi; keys: KeyRing; trx: Knex.Transaction },
): Promise<boolean> => {
  assertMayGoOn(head, keys);
  const { log, origin, size, frontier, verifier_key } = head;
  const root = new Frontier(size, frontier).root();
  const signed = await headTable(strapi)
    .where({ log, size, verifier_key, closed_at: null })
    .update({
      checkpoint: signCheckpoint({ origin, size, root }, keys.all),
      verifier_key: keys.verifierKey,
    })
    .transacting(trx);
  return signed === 1;
};
