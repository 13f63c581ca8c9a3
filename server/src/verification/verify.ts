import type { Core } from '@strapi/strapi';
import type { Verification } from '../contracts';
import { type Snapshot, snapshotOf } from '../proof';
import {
  type HeadRow,
  idsAbove,
  type KeyRing,
  MAX_EVENTS,
  readEvents,
  readHead,
  Turns,
  walkSeals,
} from '../sequence';
import { checkEvents, type SealOfIds, withHashes } from './events-check';
import { Findings, type Place, type Stray } from './findings';
import { checkLogs, TreeCheck } from './logs-check';
import { placesOfMoved } from './moved';
import { isInScope } from './results';
import { acknowledgedFindings, unauthorised } from './sealed-events';
import { ID_COLUMNS, placesOfMissing, SealedIds } from './sealed-ids';

/** What is only needed to check the events of a seal is read with them. */
const COLUMNS = [...ID_COLUMNS, 'record', 'nodes'] as const;

const IDS_AT_ONCE = 5_000;

/** Further rows are only counted. The next verifications seal them. */
const MAX_STRAYS = 10_000;

export interface VerifyOptions {
  strapi: Core.Strapi;
  keys: KeyRing;
  /** Which seventh of the older seals to look at, as `sliceOfNight` says; `null`: all. */
  slice: number | null;
  signal: AbortSignal;
}

/** What a verification has found, and what is to be done. */
export interface Verified {
  verification: Verification;
  /** The log in whose seals it has looked. */
  head: HeadRow;
  slice: number | null;
  /**
   * Ids of rows that are in no seal though their ids were decided: they came late, or were put
   * there by hand.
   */
  late: number[];
}

/** Verifies the table of events against its seals, step by step. */
class Run {
  readonly #options: VerifyOptions;
  readonly #head: HeadRow;
  readonly #snapshot: Snapshot;
  readonly #startedAt = Date.now();
  readonly #findings = new Findings();
  readonly #ids = new SealedIds(this.#findings);
  readonly #strays: Stray[] = [];
  readonly #unknown: number[] = [];
  #events = 0;
  #seals = 0;

  constructor(options: VerifyOptions, head: HeadRow) {
    this.#options = options;
    this.#head = head;
    this.#snapshot = snapshotOf(options.strapi, head);
  }

  async run(): Promise<Verified | null> {
    const { strapi, keys, slice } = this.#options;
    await checkLogs(strapi, keys, this.#head, this.#findings);
    await this.#checkSeals();
    await this.#walkIds();
    const late = await this.#classify();
    for (const n of await unauthorised(strapi, this.#snapshot, this.#ids.pruned)) {
      this.#findings.addSeal('unauthorised-prune', { log: this.#head.log, n });
    }
    // What was found is of a log that goes on no more.
    if ((await readHead(strapi))?.log !== this.#head.log) return null;
    const acknowledged = await acknowledgedFindings(strapi, this.#snapshot);
    const { findings, found, ...rest } = this.#findings.without(acknowledged);
    return {
      verification: {
        at: new Date(this.#startedAt).toISOString(),
        scope: slice === null ? 'everything' : 'part',
        events: this.#events,
        seals: this.#seals,
        result: found === 0 ? 'verified' : 'failed',
        findings: findings.slice(0, 100),
        found,
        ...rest,
      },
      head: this.#head,
      slice,
      // It is not sure that they are in no seal.
      late: this.#findings.isOfSeals ? [] : late,
    };
  }

  async #checkSeals(): Promise<void> {
    const tree = new TreeCheck(this.#head, this.#findings);
    const turns = new Turns();
    let waiting: SealOfIds[] = [];
    let events = 0;
    for await (const row of walkSeals(this.#options.strapi, this.#head, COLUMNS)) {
      await turns.next();
      this.#options.signal.throwIfAborted();
      const record = tree.add(row);
      const ids = record && this.#ids.add(row, record);
      if (!record || !ids || !isInScope(this.#options, this.#startedAt, row.n, record.at)) continue;
      waiting.push({ record, ids });
      events += ids.length;
      if (events < MAX_EVENTS && waiting.length < MAX_EVENTS) continue;
      await this.#checkEvents(waiting);
      [waiting, events] = [[], 0];
    }
    await this.#checkEvents(waiting);
    tree.end();
  }

  async #checkEvents(seals: SealOfIds[]): Promise<void> {
    const { strapi } = this.#options;
    const whole = await withHashes(strapi, this.#head.log, seals);
    const { events, strays } = await checkEvents(strapi, whole, this.#findings);
    this.#seals += whole.length;
    this.#events += events;
    for (const stray of strays) this.#note(stray);
  }

  /** Walks all rows there are. What is left of the ids that are expected is not there. */
  async #walkIds(): Promise<void> {
    const { strapi, signal } = this.#options;
    const { floor, adopted_to, opened_at_id } = this.#head;
    const mayWait = (id: number) => id > floor || (id > adopted_to && id <= opened_at_id);
    let after: number | null = null;
    for (;;) {
      signal.throwIfAborted();
      const ids = await idsAbove(strapi, after, IDS_AT_ONCE);
      for (const id of ids) {
        if (this.#ids.expected.delete(id) || mayWait(id) || this.#ids.leaving.has(id)) continue;
        if (this.#unknown.length < MAX_STRAYS) this.#unknown.push(id);
        else this.#findings.addUnnamed();
      }
      if (ids.length < IDS_AT_ONCE) return;
      after = ids.at(-1) as number;
    }
  }

  /**
   * Says what was altered, moved, put in and removed. Answers the ids of rows that are in no seal.
   */
  async #classify(): Promise<number[]> {
    const { strapi } = this.#options;
    for await (const { id, event } of readEvents(strapi, this.#unknown)) {
      this.#strays.push({ id, event, place: null, parts: [] });
    }
    const missing: Place[] = [];
    for await (const place of placesOfMissing(strapi, this.#head, this.#ids.expected)) {
      if (missing.length < MAX_STRAYS) missing.push(place);
      else this.#findings.addUnnamed();
    }
    const moved = await placesOfMoved(strapi, this.#strays, missing);
    for (const { id, event, place, parts } of this.#strays) {
      const from = moved.get(id);
      const state = from ? 'reordered' : place ? 'altered' : 'inserted';
      const { log, n, index } = from ?? place ?? {};
      this.#findings.add({
        state,
        event,
        ...(log !== undefined && n !== undefined && { seal: { log, n } }),
        ...(index !== undefined && { index }),
        ...(state === 'altered' && parts.length > 0 && { parts }),
      });
    }
    const found = new Set([...moved.values()].map(({ n, index }) => `${n}:${index}`));
    for (const { log, n, index } of missing) {
      if (found.has(`${n}:${index}`)) continue;
      this.#findings.add({ state: 'missing', seal: { log, n }, index });
    }
    return this.#unknown.filter((id) => !moved.has(id));
  }

  #note(stray: Stray): void {
    if (this.#strays.length < MAX_STRAYS) this.#strays.push(stray);
    else this.#findings.addUnnamed();
  }
}

/**
 * Verifies the table of events against its seals: each seal against the signed checkpoint, the
 * events of each seal against its leaves, and the ids of all rows against those of all seals.
 * `null`: there is no log, or another one goes on meanwhile.
 *
 * @throws {Error} when `signal` aborts it.
 */
export const verifyDatabase = async (options: VerifyOptions): Promise<Verified | null> => {
  const head = await readHead(options.strapi);
  return head && new Run(options, head).run();
};
