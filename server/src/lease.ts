import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

const TABLE = 'strapi_core_store_settings';
/** The rows of the store that hold the leases, by purpose. */
const KEYS = {
  cleaning: 'plugin_audit-log_lease',
  replay: 'plugin_audit-log_replay-lease',
  sealing: 'plugin_audit-log_sealing-lease',
  verification: 'plugin_audit-log_verification-lease',
} as const;
const FREE = '"free"';

/**
 * A holder that has not renewed for this long is dead. The waiting process measures it, so that
 * clocks need not agree. Sealing has other guards besides the lease and waits less.
 */
const DEAD_AFTER_MS = {
  cleaning: 30_000,
  replay: 30_000,
  sealing: 5_000,
  verification: 10_000,
} as const;
const LOOK_EVERY_MS = 1_000;

/**
 * The right of one process among many to clean the log, replay the spill, seal or verify. It is one
 * row of Strapi's own settings table and is taken by compare-and-swap. So it needs no lock,
 * survives the death of its holder and depends on no clock.
 */
export class Lease {
  readonly #strapi: Core.Strapi;
  readonly #key: string;
  readonly #deadAfter: number;
  readonly #holder = randomUUID();
  #beat = 0;
  #row: { id: number; value: string } | null = null;

  constructor(strapi: Core.Strapi, purpose: keyof typeof KEYS = 'cleaning') {
    this.#strapi = strapi;
    this.#key = KEYS[purpose];
    this.#deadAfter = DEAD_AFTER_MS[purpose];
  }

  /**
   * Waits only for a holder that seems dead. Returns `false` if another process holds it and lives,
   * or if `signal` aborts.
   */
  async acquire(signal: AbortSignal): Promise<boolean> {
    let seen = await this.#read();
    const until = performance.now() + this.#deadAfter;
    while (seen.value !== FREE && performance.now() < until) {
      if (!(await pause(LOOK_EVERY_MS, signal))) return false;
      const now = await this.#read();
      if (now.value !== FREE && now.value !== seen.value) return false;
      seen = now;
    }
    return !signal.aborted && this.#swap(seen, this.#next());
  }

  /** Shows that the holder lives. Returns `false` if another process has taken the lease. */
  async renew(): Promise<boolean> {
    return this.#row !== null && this.#swap(this.#row, this.#next());
  }

  /**
   * Whether this process still has the lease. The row stays locked until `trx` ends, so that nobody
   * takes the lease before. A holder that slept too long learns here that it has lost the lease.
   */
  async confirm(trx: Knex.Transaction): Promise<boolean> {
    if (!this.#row) return false;
    const { id, value } = this.#row;
    const found = await this.#strapi.db
      .getConnection(TABLE)
      .where({ id, value })
      .update({ value })
      .transacting(trx);
    return found === 1;
  }

  async release(): Promise<void> {
    if (this.#row) await this.#swap(this.#row, FREE);
    this.#row = null;
  }

  #next(): string {
    this.#beat += 1;
    return JSON.stringify({ holder: this.#holder, beat: this.#beat });
  }

  async #swap(row: { id: number; value: string }, value: string): Promise<boolean> {
    const swapped = await this.#strapi.db
      .getConnection(TABLE)
      .where({ id: row.id, value: row.value })
      .update({ value });
    this.#row = swapped === 1 ? { id: row.id, value } : null;
    return swapped === 1;
  }

  /** The row of the lease. If two processes insert one at the same time, both use the older. */
  async #read(): Promise<{ id: number; value: string }> {
    const find = () =>
      this.#strapi.db
        .getConnection(TABLE)
        .first(['id', 'value'])
        .where({ key: this.#key })
        .orderBy('id');
    const found = (await find()) as { id: number; value: string } | undefined;
    if (found) return found;
    await this.#strapi.db
      .getConnection(TABLE)
      .insert({ key: this.#key, value: FREE, type: 'string' });
    return (await find()) as { id: number; value: string };
  }
}

/** Returns `false` if `signal` aborted the wait. */
const pause = async (ms: number, signal: AbortSignal): Promise<boolean> => {
  try {
    await setTimeout(ms, undefined, { signal, ref: false });
    return true;
  } catch {
    return false;
  }
};
