import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { Lease } from '../lease';
import { reportFailure } from '../report-failure';
import type { AdoptionStep } from './adoption';
import { type HeadProblem, LogStopped } from './head';
import type { Log } from './log';
import type { HeadRow } from './tables';

/** So many events are sealed at once, without waiting for the time. */
const SEAL_AT = 500;

/** Said once a minute at most, while the database is away. */
const COMPLAIN_EVERY_MS = 60_000;
const RETRY_AFTER_MS = 10_000;

/** While nothing happens, a seal without events says so. */
const HEARTBEAT_MS = 60 * 60 * 1000;

/** Often enough not to be thought dead. */
const RENEW_EVERY_MS = 1_000;

export interface SequencerOptions {
  strapi: Core.Strapi;
  log: Log;
  /** How long an event waits at most. */
  seconds: number;
  /** Called after something was sealed, or nothing was for an hour. */
  sealed: () => Promise<void>;
}

/**
 * Decides when this process seals. It is woken by the events that this process writes, and asks the
 * database nothing while there are none.
 *
 * One process at a time seals, by a lease that it gives back at once. Those that find that another
 * one has sealed since they last looked leave it to that one: the events that still wait are
 * younger than its seal.
 */
export class Sequencer {
  readonly #strapi: Core.Strapi;
  readonly #log: Log;
  readonly #delay: number;
  readonly #sealed: () => Promise<void>;
  readonly #lease: Lease;
  readonly #stopped = new AbortController();
  /** Not the request or the transaction that has written an event. */
  readonly #ownContext = new AsyncResource('audit-log.sequencer');
  #timer: NodeJS.Timeout | null = null;
  #heartbeat: NodeJS.Timeout | null = null;
  #waiting = 0;
  #running: Promise<void> | null = null;
  #complainedAt = Number.NEGATIVE_INFINITY;
  #problem: HeadProblem | null = null;

  constructor({ strapi, log, seconds, sealed }: SequencerOptions) {
    this.#strapi = strapi;
    this.#log = log;
    this.#delay = seconds * 1000;
    this.#sealed = sealed;
    this.#lease = new Lease(strapi, 'sealing');
  }

  /** Why sealing has stopped; `null` where it goes on. */
  get problem(): HeadProblem | null {
    return this.#problem;
  }

  /** Looks for what waits, for the first time. */
  start(): void {
    this.#wait(0);
  }

  /** Counts events that this process has committed. */
  wake(events: number): void {
    this.#waiting += events;
    if (this.#waiting >= SEAL_AT) this.#wait(0);
    else if (!this.#timer) this.#wait(this.#delay);
  }

  /** Seals all that waits, unless another process is at it. */
  async sealNow(): Promise<void> {
    // One that is under way may have looked already.
    await this.#running;
    await this.#run(() => this.#sealAll());
  }

  /** Seals events that came after their ids were decided; see `Log.sealLate`. */
  async sealLate(ids: number[], seen: HeadRow): Promise<boolean> {
    let isSealed = false;
    await this.#running;
    await this.#run(async () => {
      isSealed = await this.#log.sealLate(ids, seen, this.#lease.confirm.bind(this.#lease));
    });
    return isSealed;
  }

  /** Seals some events from before the log; see `Log.adoptNext`. */
  async adopt(): Promise<AdoptionStep> {
    let step: AdoptionStep = 'later';
    await this.#running;
    await this.#run(async () => {
      step = (await this.#log.adoptNext(this.#lease.confirm.bind(this.#lease))) ? 'more' : 'done';
    });
    return this.#problem === null ? step : 'done';
  }

  /** Seals what waits, and ends. */
  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#heartbeat) clearTimeout(this.#heartbeat);
    await this.#running;
    const giveUp = setTimeout(() => this.#stopped.abort(), 2_000);
    await this.#run(() => this.#sealAll());
    clearTimeout(giveUp);
    this.#stopped.abort();
  }

  #wait(ms: number): void {
    if (this.#stopped.signal.aborted) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = this.#ownContext.runInAsyncScope(() =>
      setTimeout(() => {
        this.#timer = null;
        if (!this.#stopped.signal.aborted) void this.#run(() => this.#sealOrLeaveIt());
      }, ms).unref(),
    );
  }

  /**
   * Runs `work` with the lease, one at a time. Never throws: it says what went wrong, and tries
   * again later.
   */
  #run(work: () => Promise<void>): Promise<void> {
    this.#running ??= this.#ownContext
      .runInAsyncScope(() => this.#withLease(work))
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #withLease(work: () => Promise<void>): Promise<void> {
    if (!(await this.#lease.acquire(this.#stopped.signal))) {
      // The process that seals may have looked before the newest event was there.
      this.#wait(this.#delay);
      return;
    }
    try {
      await work();
      this.#problem = null;
      this.#expectHeartbeat();
    } finally {
      await this.#lease.release();
    }
  }

  async #sealOrLeaveIt(): Promise<void> {
    const seen = this.#log.head?.size ?? null;
    const { head } = await this.#log.look();
    const isLeft = seen !== null && head.size !== seen && this.#waiting < SEAL_AT;
    if (isLeft) this.#wait(this.#delay);
    else await this.#sealAll();
  }

  async #sealAll(): Promise<void> {
    this.#waiting = 0;
    const confirm = this.#lease.confirm.bind(this.#lease);
    let renewedAt = performance.now();
    while (await this.#log.sealNext(confirm)) {
      if (this.#stopped.signal.aborted) return;
      if (performance.now() - renewedAt < RENEW_EVERY_MS) continue;
      renewedAt = performance.now();
      if (!(await this.#lease.renew())) return;
    }
    await this.#sealed();
  }

  /** Set anew after each look. */
  #expectHeartbeat(): void {
    if (this.#heartbeat) clearTimeout(this.#heartbeat);
    this.#heartbeat = setTimeout(() => {
      void this.#run(async () => {
        await this.#log.sealHeartbeat(HEARTBEAT_MS, this.#lease.confirm.bind(this.#lease));
        await this.#sealed();
      });
    }, HEARTBEAT_MS).unref();
  }

  #failed(error: unknown): void {
    if (this.#stopped.signal.aborted) return;
    if (error instanceof LogStopped) {
      if (this.#problem !== error.problem) this.#strapi.log.error(`[audit-log] ${error.message}`);
      this.#problem = error.problem;
      return;
    }
    this.#wait(RETRY_AFTER_MS);
    if (performance.now() - this.#complainedAt < COMPLAIN_EVERY_MS) return;
    this.#complainedAt = performance.now();
    reportFailure(this.#strapi, 'Events could not be sealed. They wait.', error);
  }
}
