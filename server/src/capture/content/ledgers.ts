import type { Knex } from 'knex';
import { currentTransaction } from '../../transaction';
import type { CaptureContext } from '../capture';
import { Ledger } from './ledger';

const ledgers = new WeakMap<Knex.Transaction, Ledger>();

/** The ledger of the transaction that the running code is in; its events are recorded by the commit. */
export const currentLedger = async ({
  strapi,
  journal,
}: CaptureContext): Promise<Ledger | null> => {
  const trx = await currentTransaction(strapi);
  if (!trx) return null;
  const known = ledgers.get(trx);
  if (known) return known;
  const ledger = new Ledger(strapi, trx);
  ledgers.set(trx, ledger);
  await journal.recordAtCommit(() => ledger.events());
  return ledger;
};
