import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import type { CleaningRun, Settings } from '../contracts';
import type { Journal } from '../journal';
import { Lease } from '../lease';
import { reportFailure } from '../report-failure';
import { hasTables } from '../sequence';
import { type GoOn, hasEventsBetween, newestTime, removeRowsBefore, unsealed } from './rows';
import { removeSealsBefore } from './seals';

const DAY_MS = 24 * 60 * 60 * 1000;
const KEY = 'last-cleaning';
/** Often enough not to be thought dead; with each batch it would double what a batch costs. */
const RENEW_EVERY_MS = 1_000;

/** Every day at this time of the server, when few people work. */
const HOUR = 3;
const MINUTE = 17;
export const CRON = `0 ${MINUTE} ${HOUR} * * *`;

export interface CleanerOptions {
  strapi: Core.Strapi;
  journal: Journal;
  settings: () => Promise<Settings>;
  /**
   * Whether events are sealed. Then only those are removed that are, so that a sealed event says
   * that they were.
   */
  isSealing: boolean;
}

/** Keeps the log as long as the settings say. */
export class Cleaner {
  readonly #strapi: Core.Strapi;
  readonly #journal: Journal;
  readonly #settings: () => Promise<Settings>;
  readonly #isSealing: boolean;
  readonly #stopped = new AbortController();
  /** The clock when this process started, and what has gone by since is no clock's to say. */
  readonly #startedAt = Date.now();
  readonly #startedAtMonotonic = performance.now();
  #running: Promise<CleaningRun | null> | null = null;

  constructor({ strapi, journal, settings, isSealing }: CleanerOptions) {
    this.#strapi = strapi;
    this.#journal = journal;
    this.#settings = settings;
    this.#isSealing = isSealing;
  }

  /**
   * Removes what is older than the settings allow. Calls while it runs share that run. Answers
   * `null` where nothing is to be removed ever, or another process is at it.
   */
  clean(): Promise<CleaningRun | null> {
    this.#running ??= this.#clean().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Cleans, and leaves a line in the server log where that fails; the next run will do it. */
  async cleanQuietly(): Promise<void> {
    try {
      await this.clean();
    } catch (error) {
      if (!this.#stopped.signal.aborted) {
        reportFailure(this.#strapi, 'Removing old events failed.', error);
      }
    }
  }

  async lastRun(): Promise<CleaningRun | null> {
    return (await this.#store().get({ key: KEY })) as CleaningRun | null;
  }

  /** When it cleans next; `null` when events are kept for ever. */
  async nextRun(): Promise<string | null> {
    const { retentionDays } = await this.#settings();
    if (retentionDays === null) return null;
    const next = new Date();
    next.setHours(HOUR, MINUTE, 0, 0);
    if (next.getTime() <= Date.now()) next.setDate(next.getDate() + 1);
    return next.toISOString();
  }

  /** Ends a run after its current batch. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running?.catch(() => undefined);
  }

  async #clean(): Promise<CleaningRun | null> {
    const { retentionDays } = await this.#settings();
    if (retentionDays === null) return null;
    const lease = new Lease(this.#strapi);
    if (!(await lease.acquire(this.#stopped.signal))) return null;
    try {
      const until = await this.#limit(retentionDays);
      const removed = await this.#remove(until, this.#whileHeld(lease));
      const run = { at: new Date().toISOString(), removed, until: until.toISOString() };
      await this.#store().set({ key: KEY, value: run });
      return run;
    } finally {
      await lease.release();
    }
  }

  /**
   * Events before this time are old. A clock that has jumped forward must not empty the log: an
   * event counts as old only if it is so by the time of the newest event as well, and by the time
   * that has really gone by since this process started.
   */
  async #limit(retentionDays: number): Promise<Date> {
    const wanted = Date.now();
    const newest = await newestTime(this.#strapi);
    const elapsed = Math.floor(this.#startedAt + performance.now() - this.#startedAtMonotonic);
    const now = Math.min(wanted, newest ?? wanted, elapsed);
    const keep = retentionDays * DAY_MS;
    const isAhead = wanted - now > DAY_MS;
    if (isAhead && (await hasEventsBetween(this.#strapi, now - keep, wanted - keep))) {
      this.#strapi.log.warn(
        `[audit-log] Events from before ${new Date(wanted - keep).toISOString()} are kept: the newest event, or the time since Strapi started, says that it is not as late as the clock does (${new Date(wanted).toISOString()}). If the clock is right, they are removed once newer events are there.`,
      );
    }
    return new Date(now - keep);
  }

  /** Whether to go on: not once Strapi stops, nor once another process has taken the lease. */
  #whileHeld(lease: Lease): GoOn {
    let renewedAt = Number.NEGATIVE_INFINITY;
    return async () => {
      if (this.#stopped.signal.aborted) return false;
      const now = performance.now();
      if (now - renewedAt < RENEW_EVERY_MS) return true;
      renewedAt = now;
      return lease.renew();
    };
  }

  async #remove(until: Date, goOn: GoOn): Promise<number> {
    const isSealed = await hasTables(this.#strapi);
    const removed = isSealed
      ? await removeSealsBefore(this.#strapi, this.#journal, until, goOn)
      : 0;
    if (this.#isSealing) return removed;
    const only = isSealed ? await unsealed(this.#strapi) : <Q>(query: Q) => query;
    const rows = await removeRowsBefore(this.#strapi, until, only, goOn);
    if (rows > 0) {
      await this.#journal.record({
        category: 'audit-log',
        action: 'cleaned',
        entity: null,
        changes: [
          { field: 'removed', before: null, after: rows },
          { field: 'until', before: null, after: until.toISOString() },
        ],
      });
    }
    return removed + rows;
  }

  #store() {
    return this.#strapi.store({ type: 'plugin', name: PLUGIN_ID });
  }
}
