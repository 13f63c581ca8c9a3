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

/**
 * Whether an administrator wants an event recorded. What happens to the log itself is recorded
 * whatever is excluded.
 */
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
  /** Called at each request and each write: what decides on recording may be out of date. */
  refresh: () => void;
  /** Resolves when what decides on recording is up to date. */
  refreshed: () => Promise<void>;
  /**
   * What to record where a capture could not look before a commit; throws where there must be no
   * commit.
   */
  onFailedLook: (error: unknown) => EventInput;
}

/**
 * Turns what captures tell into rows. What is told inside a transaction is written by the commit of
 * that transaction; what is told inside a request, outside of any, is written before the response
 * goes out; all else is written at once.
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

  /**
   * `isRecorded` answers whether an administrator wants to see an event; `redact` takes the secrets
   * out of changes.
   */
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

  /**
   * Adds something that was seen of a thing. Facts about one thing in one unit of work become one
   * event.
   */
  async add(mutation: Mutation): Promise<void> {
    await this.#with((unit, origin) => unit.add(mutation, origin));
  }

  /** Tells an event that is complete in itself. */
  async record(input: EventInput): Promise<void> {
    await this.#with((unit, origin) => unit.record(input, origin));
  }

  /**
   * Lets a capture look once more just before the current transaction commits. What `look` answers
   * is recorded with the rest, as done by who is at work now. `look` must use the transaction by
   * name: nothing else is in it any more.
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

  /** From here until `endRequest`, what is told outside of a transaction is gathered. */
  beginRequest(ctx: Context): void {
    this.#refresh();
    this.#ofRequest.set(ctx, this.#newUnit());
  }

  /**
   * Writes what was gathered. Work that a request leaves behind un-awaited is written as it comes.
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

  /** The unit of a transaction; its rows go into the table just before the transaction commits. */
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
