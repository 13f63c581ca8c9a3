import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { AnswerableError } from '../answerable-error';
import type { Config } from '../config';
import { type EventRow, type JournalEntry, toRow } from '../event';
import { reportFailure } from '../report-failure';
import { isTransactionGone } from '../transaction';
import {
  type CharacterLimits,
  insertRows,
  insertRowsBehindSavepoint,
  withKnownCharacters,
} from './insert';
import { UNDESCRIBED } from './complete';
import type { Spill } from '.';

interface WriterOptions {
  strapi: Core.Strapi;
  onFailure: Config['onFailure'];
  spill: Spill;
  characters: CharacterLimits;
  /** Told how many events are in the table for good. Must not throw. */
  written: (events: number) => void;
}

/**
 * Brings entries into the table, and sees to it that none is lost where the table does not take
 * them.
 */
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
   * Writes entries that belong to no transaction. Never throws: there is no change that could still
   * be refused.
   */
  async write(entries: JournalEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const writing = this.#write(this.#rowsOf(entries));
    this.#underWay.add(writing);
    await writing;
    this.#underWay.delete(writing);
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /**
   * Writes entries into the transaction of their change and then commits it. Throws where the
   * change must not go on: `onFailure: 'refuse'`, or the database itself gave the transaction up.
   */
  async commit(
    entries: JournalEntry[],
    trx: Knex.Transaction,
    commit: () => Promise<unknown>,
  ): Promise<void> {
    const spilled = entries.length > 0 ? await this.#insert(this.#rowsOf(entries), trx) : [];
    try {
      await commit();
      // Knex answers a failed COMMIT as if it had succeeded; only this promise knows.
      await trx.executionPromise;
    } catch (error) {
      await this.#decide(spilled, 'void');
      throw error;
    }
    await this.#decide(spilled, 'settle');
    if (spilled.length < entries.length) this.#written(entries.length - spilled.length);
  }

  /**
   * Never throws: where the rest cannot be written down, the row still says who did what, and when.
   */
  #rowsOf(entries: JournalEntry[]): EventRow[] {
    return entries.map((entry) => {
      try {
        return this.#characters.fit(toRow(entry));
      } catch (error) {
        this.#complain(error);
        return toRow({ ...entry, request: null, changes: [...UNDESCRIBED] });
      }
    });
  }

  async #write(rows: EventRow[]): Promise<void> {
    try {
      await withKnownCharacters(rows, (some) => insertRows(this.#strapi, some));
      this.#written(rows.length);
    } catch (error) {
      this.#complain(error);
      await this.#orLog(rows, () => this.#spill.keep(rows));
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
      this.#complain(error);
      if (this.#onFailure === 'refuse' || (await isTransactionGone(this.#strapi, trx, error))) {
        throw new AnswerableError(
          'The change was not made, because it could not be recorded in the audit log. Ask the operator to look into the server log.',
          { status: 400, name: 'ApplicationError' },
        );
      }
      const isKept = await this.#orLog(rows, () => this.#spill.keepUndecided(rows));
      return isKept ? rows.map((row) => row.document_id) : [];
    }
  }

  /** Says in the spill what became of the change of events that are kept there. */
  async #decide(ids: string[], decision: 'settle' | 'void'): Promise<void> {
    if (ids.length === 0) return;
    await this.#spill[decision](ids).catch((failure: unknown) => this.#complain(failure));
  }

  /**
   * `false` where the events are in the last place left, the server's own log. The facts are in it,
   * nothing secret is.
   */
  async #orLog(rows: EventRow[], keep: () => Promise<void>): Promise<boolean> {
    try {
      await keep();
      return true;
    } catch (error) {
      this.#strapi.log.error(
        `[audit-log] Events could be neither written nor kept: ${JSON.stringify(rows)}`,
      );
      this.#complain(error);
      return false;
    }
  }

  #complain(error: unknown): void {
    reportFailure(this.#strapi, 'Writing events failed.', error);
  }
}
