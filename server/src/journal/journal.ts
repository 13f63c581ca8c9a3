import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type { Context } from 'koa';
import { currentOrigin, currentRequest } from '../origin';
import { currentTransaction } from '../transaction';
import type { Draft, Fact } from './fact';
import { UnitOfWork } from './unit-of-work';
import type { Writer } from './writer';

/**
 * Turns what captures tell into rows. What is told inside a transaction is written by the commit of that transaction; what
 * is told inside a request, outside of any, is written before the response goes out; all else is written at once.
 */
export class Journal {
  readonly #strapi: Core.Strapi;
  readonly #writer: Writer;
  readonly #ofTransaction = new WeakMap<Knex.Transaction, UnitOfWork>();
  readonly #ofRequest = new WeakMap<Context, UnitOfWork>();

  constructor(strapi: Core.Strapi, writer: Writer) {
    this.#strapi = strapi;
    this.#writer = writer;
  }

  /** Adds something that was seen of a thing. Facts about one thing in one unit of work become one event. */
  async add(fact: Fact): Promise<void> {
    await this.#with((unit) => unit.add(fact, currentOrigin(this.#strapi)));
  }

  /** Tells an event that is complete in itself. */
  async tell(draft: Draft): Promise<void> {
    await this.#with((unit) => unit.tell(draft, currentOrigin(this.#strapi)));
  }

  /** Reads something once per unit of work, however many facts ask for it. */
  async remember<T>(key: string, load: () => Promise<T>): Promise<T> {
    const trx = await currentTransaction(this.#strapi);
    return trx ? this.#unitOf(trx).remember(key, load) : load();
  }

  /** From here until `endRequest`, what is told outside of a transaction is gathered. */
  beginRequest(ctx: Context): void {
    this.#ofRequest.set(ctx, new UnitOfWork());
  }

  /** Writes what was gathered. Work that a request leaves behind un-awaited is written as it comes. */
  async endRequest(ctx: Context): Promise<void> {
    const unit = this.#ofRequest.get(ctx);
    this.#ofRequest.delete(ctx);
    if (unit) await this.#writer.write(unit.settle());
  }

  async #with(put: (unit: UnitOfWork) => void): Promise<void> {
    const trx = await currentTransaction(this.#strapi);
    if (trx) return put(this.#unitOf(trx));
    const ctx = currentRequest(this.#strapi);
    const gathering = ctx && this.#ofRequest.get(ctx);
    if (gathering) return put(gathering);
    const alone = new UnitOfWork();
    put(alone);
    return this.#writer.write(alone.settle());
  }

  /** The unit of a transaction; its rows go into the table just before the transaction commits. */
  #unitOf(trx: Knex.Transaction): UnitOfWork {
    const known = this.#ofTransaction.get(trx);
    if (known) return known;
    const unit = new UnitOfWork();
    this.#ofTransaction.set(trx, unit);
    const commit = trx.commit.bind(trx);
    const recordAndCommit = (value?: unknown) =>
      this.#writer.commit(unit.settle(), trx, async () => commit(value));
    trx.commit = recordAndCommit as unknown as typeof trx.commit;
    return unit;
  }
}
