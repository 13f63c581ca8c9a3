import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { configOf } from '../../config';
import type { EventInput } from '../../event';
import { reportFailure } from '../../report-failure';
import { currentTransaction, isTransactionGone } from '../../transaction';
import type { CaptureContext } from '../capture';
import { rowKey } from '../lib/read-links';
import { hasDraftAndPublish, schemaOf } from '../lib/schema';
import { documentEvents, type Intent } from './document-events';
import { readDocuments, type Version } from './document-state';
import { type DeletedRow, type FarLinks, LostLinks, readFarLinks, withFarLinks } from './far-side';
import { Names } from './names';

/** A document that a transaction may change. */
interface Tracked {
  uid: string;
  documentId: string;
  before: Version[];
  intent: Intent;
  far: FarLinks[];
}

const DOCUMENTS_PER_READ = 100;

const NOT_DESCRIBED = { field: '*', before: null, after: '[could not be described]' };

const keyOf = (uid: string, documentId: string): string => `${uid}\n${documentId}`;

/**
 * All documents that one transaction touches. This is the whole protocol between calls of the
 * document service, writes to rows of entries and writes to rows of their components:
 *
 * - Code that is about to write announces the document with {@link touch}. The first call locks
 *   and reads it. Later calls find it known.
 * - Just before the commit, {@link events} reads all of these documents again. What differs, row
 *   by row, is what the transaction did. The number of calls and writes does not matter.
 *
 * For example, the document service updates an article, a lifecycle of the app sets its owner by
 * `strapi.db.query`, and another one saves a second article. The call announces the first article.
 * Both writes to its row find it known. The third write announces the second article. The result is
 * two events: one with title and owner, one of the other article.
 */
export class Ledger {
  readonly #strapi: Core.Strapi;
  readonly #trx: Knex.Transaction;
  readonly #tracked = new Map<string, Promise<Tracked>>();
  /** Rows of tracked documents, with the document, and of the components in them. */
  readonly #rows = new Map<string, string | null>();
  readonly #lost: LostLinks;

  constructor(strapi: Core.Strapi, trx: Knex.Transaction) {
    this.#strapi = strapi;
    this.#trx = trx;
    this.#lost = new LostLinks(strapi, trx);
  }

  get transaction(): Knex.Transaction {
    return this.#trx;
  }

  /** Whether a row belongs to a known document. */
  knowsRow(uid: string, id: number | string): boolean {
    return this.#rows.has(rowKey(uid, id));
  }

  /** Adds a new row: of a document, or of a component that no document contains yet. */
  addRow(uid: string, id: number | string, documentId: string | null = null): void {
    this.#rows.set(rowKey(uid, id), documentId);
  }

  /** The document of a known row. */
  documentOf(uid: string, id: number | string): string | null {
    return this.#rows.get(rowKey(uid, id)) ?? null;
  }

  /** Announces that rows are about to be deleted, with the links to them; see {@link LostLinks}. */
  async noteDeletion(uid: string, rows: readonly DeletedRow[]): Promise<void> {
    await this.#lost.remember(uid, rows);
  }

  /** The rows that deleted rows of a document were linked to. */
  lostTargets(uid: string, documentId: string, field: string): (number | string)[] {
    return this.#lost.far(uid, documentId, field).map(({ id }) => id);
  }

  /** Announces that documents are about to be written. */
  async touch(uid: string, documentIds: readonly string[]): Promise<void> {
    const fresh = [...new Set(documentIds)].filter((id) => !this.#tracked.has(keyOf(uid, id)));
    for (let start = 0; start < fresh.length; start += DOCUMENTS_PER_READ)
      this.#track(uid, fresh.slice(start, start + DOCUMENTS_PER_READ));
    await Promise.all(documentIds.map((id) => this.#tracked.get(keyOf(uid, id))));
  }

  /** Announces a new document. */
  touchNew(uid: string, documentId: string): void {
    const key = keyOf(uid, documentId);
    if (this.#tracked.has(key)) return;
    const tracked = { uid, documentId, before: [], intent: {}, far: [] };
    this.#tracked.set(key, Promise.resolve(tracked));
  }

  /** Notes what a call of the document service does to a document, if its rows do not show it. */
  async intend(uid: string, documentId: string, intent: Intent): Promise<void> {
    const tracked = await this.#tracked.get(keyOf(uid, documentId));
    if (tracked) Object.assign(tracked.intent, intent);
  }

  /** Announces that the far side of a relation is about to be written; see {@link FarLinks}. */
  async touchFarSide(
    uid: string,
    documentId: string,
    field: string,
    targets: readonly (number | string)[],
  ): Promise<void> {
    const tracked = await this.#tracked.get(keyOf(uid, documentId));
    if (!tracked) return;
    const { before: versions, far } = tracked;
    const known = new Set(far.flatMap((one) => (one.field === field ? one.targets : [])));
    const lost = this.#lost.far(uid, documentId, field);
    const fresh = new Set([...targets, ...lost.map(({ id }) => id)].filter((id) => !known.has(id)));
    if (fresh.size === 0) return;
    const query = { uid, versions, field, targets: [...fresh] };
    const { links, ...rest } = await readFarLinks(this.#strapi, this.#trx, query);
    far.push({ ...rest, links: [...links, ...lost.filter(({ id }) => fresh.has(id))] });
  }

  /** The events of all announced documents, which are then forgotten. */
  async events(): Promise<EventInput[]> {
    const all = await Promise.all(this.#tracked.values());
    this.#tracked.clear();
    const names = new Names(this.#strapi, this.#trx);
    const events: EventInput[] = [];
    for (let start = 0; start < all.length; start += DOCUMENTS_PER_READ)
      events.push(...(await this.#describe(all.slice(start, start + DOCUMENTS_PER_READ), names)));
    return events;
  }

  /** A change that cannot be described is still recorded. */
  async #describe(some: Tracked[], names: Names): Promise<EventInput[]> {
    try {
      const after = await this.#readAgain(some);
      const events: EventInput[] = [];
      for (const tracked of some) events.push(...(await this.#eventsOf(tracked, after, names)));
      return events;
    } catch (error) {
      const isGone = await isTransactionGone(this.#strapi, this.#trx, error);
      if (isGone || configOf(this.#strapi).onFailure === 'refuse') throw error;
      reportFailure(this.#strapi, 'A change of content could not be described.', error);
      return some.map(({ uid, documentId }) => ({
        category: 'content',
        action: 'updated',
        entity: { type: uid, id: documentId, label: documentId },
        changes: [NOT_DESCRIBED],
      }));
    }
  }

  async #eventsOf(
    { uid, documentId, before, intent, far }: Tracked,
    after: Map<string, Version[]>,
    names: Names,
  ): Promise<EventInput[]> {
    const schema = schemaOf(this.#strapi, uid);
    const now = after.get(keyOf(uid, documentId)) ?? [];
    const change = {
      uid,
      documentId,
      hasDraftAndPublish: schema !== undefined && hasDraftAndPublish(schema),
      before: withFarLinks(this.#strapi, uid, before, far),
      after: await this.#withFarLinksNow(uid, now, far),
      intent,
    };
    return documentEvents(change, names);
  }

  #track(uid: string, documentIds: readonly string[]): void {
    const reading = readDocuments(this.#strapi, this.#trx, uid, documentIds, {
      isLocked: true,
      lost: this.#lost,
    });
    for (const documentId of documentIds) {
      const tracked = reading.then((documents) => {
        const before = documents.get(documentId) ?? [];
        for (const { row, parts } of before) {
          this.#rows.set(rowKey(uid, row.id), documentId);
          for (const part of parts) this.#rows.set(part, null);
        }
        return { uid, documentId, before, intent: {}, far: [] };
      });
      this.#tracked.set(keyOf(uid, documentId), tracked);
      // The caller of `touch` gets the error. The next call tries again.
      tracked.catch(() => this.#tracked.delete(keyOf(uid, documentId)));
    }
  }

  async #readAgain(tracked: Tracked[]): Promise<Map<string, Version[]>> {
    const found = new Map<string, Version[]>();
    for (const uid of new Set(tracked.map((one) => one.uid))) {
      const ids = tracked.filter((one) => one.uid === uid).map(({ documentId }) => documentId);
      for (const [id, versions] of await readDocuments(this.#strapi, this.#trx, uid, ids))
        found.set(keyOf(uid, id), versions);
    }
    return found;
  }

  async #withFarLinksNow(uid: string, versions: Version[], far: FarLinks[]): Promise<Version[]> {
    if (far.length === 0) return versions;
    const now: FarLinks[] = [];
    for (const { field, targets } of far)
      now.push(await readFarLinks(this.#strapi, this.#trx, { uid, versions, field, targets }));
    return withFarLinks(this.#strapi, uid, versions, now);
  }
}

/** The ledgers of one running app, one for each transaction. */
export class Ledgers {
  readonly #ofTransaction = new WeakMap<Knex.Transaction, Ledger>();

  /** The ledger of the current transaction. The commit records its events. */
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
