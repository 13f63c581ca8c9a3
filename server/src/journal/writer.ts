import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';
import type { Config } from '../config';
import type { JournalEntry } from './fact';
import { insertRows, insertRowsGuarded } from './insert';
import { type EventRow, toRow } from './row';
import type { Spill } from './spill';

/** MySQL and MariaDB: the server has already rolled back the whole transaction. */
const DEADLOCK = 'ER_LOCK_DEADLOCK';

/** Brings entries into the table, and sees to it that none is lost where the table does not take them. */
export class Writer {
  readonly #strapi: Core.Strapi;
  readonly #onFailure: Config['onFailure'];
  readonly #spill: Spill;
  readonly #underWay = new Set<Promise<void>>();

  constructor(strapi: Core.Strapi, onFailure: Config['onFailure'], spill: Spill) {
    this.#strapi = strapi;
    this.#onFailure = onFailure;
    this.#spill = spill;
  }

  /** Writes entries that belong to no transaction. Never throws: there is no change that could still be refused. */
  async write(entries: JournalEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const writing = this.#write(entries.map(toRow));
    this.#underWay.add(writing);
    await writing;
    this.#underWay.delete(writing);
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /**
   * Writes entries into the transaction of their change and then commits it.
   * Throws where the change must not go on: `onFailure: 'refuse'`, or the database itself gave the transaction up.
   */
  async commit(
    entries: JournalEntry[],
    trx: Knex.Transaction,
    commit: () => Promise<unknown>,
  ): Promise<void> {
    const spilled = entries.length > 0 ? await this.#insert(entries.map(toRow), trx) : [];
    try {
      await commit();
      // Knex answers a failed COMMIT as if it had succeeded; only this promise knows.
      await trx.executionPromise;
    } catch (error) {
      if (spilled.length > 0)
        await this.#spill.void(spilled).catch((failure) => this.#complain(failure));
      throw error;
    }
  }

  async #write(rows: EventRow[]): Promise<void> {
    try {
      await insertRows(this.#strapi, rows);
    } catch (error) {
      await this.#keep(rows, error);
    }
  }

  /** Returns the ids of the events that had to be spilled. */
  async #insert(rows: EventRow[], trx: Knex.Transaction): Promise<string[]> {
    try {
      if (this.#onFailure === 'refuse') await insertRows(this.#strapi, rows, trx);
      else await insertRowsGuarded(this.#strapi, rows, trx);
      return [];
    } catch (error) {
      if (this.#onFailure === 'refuse' || (error as { code?: string }).code === DEADLOCK) {
        this.#complain(error);
        throw new errors.ApplicationError(
          'The change was not made, because it could not be recorded in the audit log. Ask the operator to look into the server log.',
        );
      }
      await this.#keep(rows, error);
      return rows.map((row) => row.document_id);
    }
  }

  async #keep(rows: EventRow[], cause: unknown): Promise<void> {
    this.#complain(cause);
    try {
      await this.#spill.keep(rows);
    } catch (error) {
      // The last place left: the server's own log. The facts are in it, nothing secret is.
      this.#strapi.log.error(
        `[audit-log] Events could be neither written nor kept: ${JSON.stringify(rows)}`,
      );
      this.#complain(error);
    }
  }

  #complain(error: unknown): void {
    this.#strapi.log.error(`[audit-log] Writing events failed: ${reasonOf(error)}`);
  }
}

/** Knex puts the whole statement before the reason, with every value on some databases. */
const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(message.lastIndexOf(' - ') + 1).trim();
};
