import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { AnswerableError } from '../answerable-error';
import type { Config } from '../config';
import { type EventRow, type JournalEntry, toRow } from '../event';
import { reportFailure } from '../report-failure';
import { isTransactionGone } from '../transaction';
import type { Spill } from '.';
import { UNDESCRIBED } from './complete';
import {
  type CharacterLimits,
  insertRows,
  insertRowsBehindSavepoint,
  withKnownCharacters,
} from './insert';

interface WriterOptions {
  strapi: Core.Strapi;
  onFailure: Config['onFailure'];
  spill: Spill;
  characters: CharacterLimits;
  /** Called with the number of events that were committed. Must not throw. */
  written: (events: number) => void;
}

/** Writes entries into the table, or into the spill if the database refuses them. */
export class Writer {
  readonly #strapi: Core.Strapi;
  readonly #onFailure: Config['onFailure'];
  readonly #spill: Spill;
  readonly #underWay = new Set<Promise<void>>();

  readonly #characters: CharacterLimits;
  readonly #written: (events: number) => void;

  constructor({ strapi, onFailure, spill, characters, written }: WriterOptions) {
    this.#strapi = strapi;
    this.#onFailure = onFailure;
    this.#spill = spill;
    this.#characters = characters;
    this.#written = written;
  }

  /**
   * Writes entries that belong to no transaction. Never throws, because no change can be refused
   * any more.
   */
  async write(entries: JournalEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const writing = this.#write(this.#rowsOf(entries));
    this.#underWay.add(writing);
    await writing;
    this.#underWay.delete(writing);
  }

  /** Resolves when no write is running. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /**
   * Writes entries into the transaction of their change and then commits it. Throws if the change
   * must not happen: with `onFailure: 'refuse'`, or if the database has ended the transaction.
   */
  async commit(
    entries: JournalEntry[],
    trx: Knex.Transaction,
    commit: () => Promise<unknown>,
  ): Promise<void> {
    const spilled = entries.length > 0 ? await this.#insert(this.#rowsOf(entries), trx) : [];
    try {
      await commit();
      // Knex resolves a failed COMMIT. Only this promise rejects.
      await trx.executionPromise;
    } catch (error) {
      await this.#decide(spilled, 'markRolledBack');
      throw error;
    }
    await this.#decide(spilled, 'markCommitted');
    if (spilled.length < entries.length) this.#written(entries.length - spilled.length);
  }

  /** Never throws: if the details cannot be printed, the row still says who did what, and when. */
  #rowsOf(entries: JournalEntry[]): EventRow[] {
    return entries.map((entry) => {
      try {
        return this.#characters.fit(toRow(entry));
      } catch (error) {
        this.#report(error);
        return toRow({ ...entry, request: null, changes: [...UNDESCRIBED] });
      }
    });
  }

  async #write(rows: EventRow[]): Promise<void> {
    try {
      await withKnownCharacters(rows, (some) => insertRows(this.#strapi, some));
      this.#written(rows.length);
    } catch (error) {
      this.#report(error);
      await this.#keepOrLog(rows, () => this.#spill.keep(rows));
    }
  }

  /** Returns the ids of the events that had to be spilled. */
  async #insert(rows: EventRow[], trx: Knex.Transaction): Promise<string[]> {
    try {
      if (this.#onFailure === 'refuse') await insertRows(this.#strapi, rows, trx);
      else {
        await withKnownCharacters(rows, (some) =>
          insertRowsBehindSavepoint(this.#strapi, some, trx),
        );
      }
      return [];
    } catch (error) {
      this.#report(error);
      if (this.#onFailure === 'refuse' || (await isTransactionGone(this.#strapi, trx, error))) {
        throw new AnswerableError(
          'The change was not made, because it could not be recorded in the audit log. Ask the operator to look into the server log.',
          { status: 400, name: 'ApplicationError' },
        );
      }
      const isKept = await this.#keepOrLog(rows, () => this.#spill.keepUndecided(rows));
      return isKept ? rows.map((row) => row.document_id) : [];
    }
  }

  /** Notes in the spill whether the change of spilled events was committed. */
  async #decide(ids: string[], decision: 'markCommitted' | 'markRolledBack'): Promise<void> {
    if (ids.length === 0) return;
    await this.#spill[decision](ids).catch((failure: unknown) => this.#report(failure));
  }

  /**
   * Returns `false` if the events could only be printed to the server log. They hold no secrets.
   */
  async #keepOrLog(rows: EventRow[], keep: () => Promise<void>): Promise<boolean> {
    try {
      await keep();
      return true;
    } catch (error) {
      this.#strapi.log.error(
        `[audit-log] Events could be neither written nor kept: ${JSON.stringify(rows)}`,
      );
      this.#report(error);
      return false;
    }
  }

  #report(error: unknown): void {
    reportFailure(this.#strapi, 'Writing events failed.', error);
  }
}
