import type { Knex } from 'knex';
import { currentTransaction } from '../../transaction';
import type { CaptureContext } from '../capture';
import { Ledger } from './ledger';

/** The ledgers of one running app, one for each transaction. */
export class Ledgers {
  readonly #ofTransaction = new WeakMap<Knex.Transaction, Ledger>();

  /** The ledger of the transaction that the running code is in; its events are recorded by the commit. */
  async current({ strapi, journal }: CaptureContext): Promise<Ledger | null> {
    const trx = await currentTransaction(strapi);
    if (!trx) return null;
    const known = this.#ofTransaction.get(trx);
    if (known) return known;
    const ledger = new Ledger(strapi, trx);
    this.#ofTransaction.set(trx, ledger);
    await journal.recordAtCommit(() => ledger.events());
    return ledger;
  }
}
