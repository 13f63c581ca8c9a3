import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Context } from 'koa';
import { categoriesThat, type Settings } from '../contracts';
import type { EventInput, JournalEntry, Mutation } from '../event';
import { currentOrigin, currentRequest, type Origin } from '../origin';
import { reportFailure } from '../report-failure';
import { currentTransaction, hookCommit } from '../transaction';
import type { Redaction } from './redaction';
import { UnitOfWork } from './unit-of-work';
import type { Writer } from './writer';

const neverExcluded = new Set(categoriesThat('isNeverExcluded'));
const signIns = new Set(categoriesThat('isSignIn'));

/** Whether the settings let an event be recorded. Events of the log itself are always recorded. */
export const isRecorded = (
  { category, action, entity, actor }: JournalEntry,
  settings: Settings,
): boolean => {
  if (neverExcluded.has(category)) return true;
  const isTypeExcluded =
    !signIns.has(category) && settings.excludedContentTypes.includes(entity?.type ?? '');
  return !(
    isTypeExcluded ||
    settings.excludedCategories.includes(category) ||
    settings.excludedActions.includes(`${category}.${action}`) ||
    (actor.type === 'system' && !settings.recordSystem)
  );
};

interface JournalOptions {
  strapi: Core.Strapi;
  writer: Writer;
  redact: Redaction;
  isRecorded: (entry: JournalEntry) => boolean;
  /** Called at each request and each write, because the settings may be out of date. */
  refresh: () => void;
  /** Resolves when the settings are up to date. */
  refreshed: () => Promise<void>;
  /** Returns the event of a failed look before a commit, or throws to prevent the commit. */
  onFailedLook: (error: unknown) => EventInput;
}

/**
 * Turns what captures record into rows. The rows of a transaction are written by its commit.
 * Outside of any transaction, the rows of a request are written before its response goes out. All
 * others are written at once.
 */
export class Journal {
  readonly #strapi: Core.Strapi;
  readonly #writer: Writer;
  readonly #newUnit: () => UnitOfWork;
  readonly #isRecorded: (entry: JournalEntry) => boolean;
  readonly #refresh: () => void;
  readonly #refreshed: () => Promise<void>;
  readonly #onFailedLook: (error: unknown) => EventInput;
  readonly #ofTransaction = new WeakMap<Knex.Transaction, UnitOfWork>();
  readonly #ofRequest = new Map<Context, UnitOfWork>();

  /** `isRecorded` applies the settings; `redact` removes the secrets from changes. */
  constructor(options: JournalOptions) {
    const { strapi, writer, redact, isRecorded, refresh, refreshed, onFailedLook } = options;
    this.#strapi = strapi;
    this.#writer = writer;
    this.#newUnit = () =>
      new UnitOfWork({
        redact,
        failed: (error) => reportFailure(strapi, 'A change could not be described.', error),
      });
    this.#isRecorded = isRecorded;
    this.#refresh = refresh;
    this.#refreshed = refreshed;
    this.#onFailedLook = onFailedLook;
  }

  /** Adds a mutation. All mutations of one entity in one unit of work become one event. */
  async add(mutation: Mutation): Promise<void> {
    await this.#with((unit, origin) => unit.add(mutation, origin));
  }

  /** Records an event that is complete in itself. */
  async record(input: EventInput): Promise<void> {
    await this.#with((unit, origin) => unit.record(input, origin));
  }

  /**
   * Calls `look` just before the current transaction commits, and records the events it returns
   * with the current origin. `look` must pass the transaction to its queries: by then, Strapi no
   * longer finds it by itself.
   */
  async recordAtCommit(look: () => Promise<EventInput[]>): Promise<void> {
    const origin = await currentOrigin(this.#strapi);
    const trx = await currentTransaction(this.#strapi);
    if (trx) this.#unitOf(trx).recordAtCommit(look, origin);
  }

  /** Reads something once per unit of work, however many mutations ask for it. */
  async remember<T>(key: string, load: () => Promise<T>): Promise<T> {
    const trx = await currentTransaction(this.#strapi);
    return trx ? this.#unitOf(trx).remember(key, load) : load();
  }

  /** Until `endRequest`, what is recorded outside of a transaction is gathered. */
  beginRequest(ctx: Context): void {
    this.#refresh();
    this.#ofRequest.set(ctx, this.#newUnit());
  }

  /**
   * Writes what was gathered. Later work of the request that nobody awaited is written as it comes.
   */
  async endRequest(ctx: Context): Promise<void> {
    const unit = this.#ofRequest.get(ctx);
    this.#ofRequest.delete(ctx);
    if (unit && !unit.isEmpty) await this.#write(unit);
  }

  /** Writes what is still gathered, before the process ends. */
  async drain(): Promise<void> {
    await Promise.all([...this.#ofRequest.keys()].map((ctx) => this.endRequest(ctx)));
    await this.#writer.idle();
  }

  #flush(unit: UnitOfWork): JournalEntry[] {
    return unit.flush().filter(this.#isRecorded);
  }

  async #with(put: (unit: UnitOfWork, origin: Origin) => void): Promise<void> {
    this.#refresh();
    const origin = await currentOrigin(this.#strapi);
    const trx = await currentTransaction(this.#strapi);
    if (trx) return put(this.#unitOf(trx), origin);
    const ctx = currentRequest(this.#strapi);
    const gathering = ctx && this.#ofRequest.get(ctx);
    if (gathering) return put(gathering, origin);
    const alone = this.#newUnit();
    put(alone, origin);
    return this.#write(alone);
  }

  async #write(unit: UnitOfWork): Promise<void> {
    await this.#refreshed();
    await this.#writer.write(this.#flush(unit));
  }

  /** The unit of a transaction. Its rows are inserted just before the commit. */
  #unitOf(trx: Knex.Transaction): UnitOfWork {
    const known = this.#ofTransaction.get(trx);
    if (known) return known;
    const unit = this.#newUnit();
    this.#ofTransaction.set(trx, unit);
    hookCommit(this.#strapi, trx, async (commit) => {
      await unit.lookBeforeCommit(this.#onFailedLook);
      await this.#writer.commit(this.#flush(unit), trx, commit);
    });
    return unit;
  }
}
