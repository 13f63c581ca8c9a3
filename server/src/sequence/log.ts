import type { Core } from '@strapi/strapi';
import { Frontier } from '../seal';
import type { OpeningReason, SealKind } from '../seal';
import { contradicts, type KeptCheckpoint } from './anchors';
import { DecidedIds } from './decided-ids';
import { assertMayGoOn, type Confirm, LogStopped, openLog, readHead, writeSeals } from './head';
import { idsOf } from './id-ranges';
import type { KeyRing } from './key-ring';
import { idsAbove, idsWithin, newestId, readEvents } from './read-events';
import { newestSealedId, rangesOfSeal, sealedAboveFloor, walkSeals } from './read-seals';
import { MAX_EVENTS, SealBuilder } from './seal-builder';
import { createTables, type HeadRow, sealTable } from './tables';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A gap that was seen for so long stays one. The insert of an event is the last statement before a
 * commit, and no transaction of Strapi is open for so long.
 */
const PATIENCE_MS = 15 * 60 * 1000;

export interface LogOptions {
  strapi: Core.Strapi;
  keys: KeyRing;
  /** How many days events are kept now; `null`: for ever. */
  keepDays: () => number | null;
  /** The newest checkpoint that is kept outside of the database. */
  kept?: () => Promise<KeptCheckpoint | null>;
}

/** What a process knows of the log since it last sealed or looked. */
interface Known {
  head: HeadRow;
  ids: DecidedIds;
  /** `false` while it is not known whether what `ids` takes for sealed was committed. */
  isSure: boolean;
}

/**
 * Turns committed events into seals. It does not matter how many processes try: the head changes
 * hands by compare-and-swap.
 */
export class Log {
  readonly #strapi: Core.Strapi;
  readonly #keys: KeyRing;
  readonly #keepDays: () => number | null;
  readonly #kept: () => Promise<KeptCheckpoint | null>;
  #known: Known | null = null;
  #isOpen = false;

  constructor({ strapi, keys, keepDays, kept = async () => null }: LogOptions) {
    this.#strapi = strapi;
    this.#keys = keys;
    this.#keepDays = keepDays;
    this.#kept = kept;
  }

  /** Makes the tables, and opens the first log, where there is none. */
  async open(): Promise<void> {
    if (this.#isOpen) return;
    await createTables(this.#strapi);
    if ((await readHead(this.#strapi)) === null) {
      await openLog(this.#strapi, this.#keys, 'first', null);
    }
    this.#isOpen = true;
  }

  /**
   * Opens a log that continues where this one cannot. Answers its number; `null` where there was
   * none, or another process was faster.
   */
  async openNext(because: OpeningReason): Promise<number | null> {
    const head = await readHead(this.#strapi);
    if (!head || !(await openLog(this.#strapi, this.#keys, because, head))) return null;
    this.#known = null;
    return head.log + 1;
  }

  /** The log when this process last looked. */
  get head(): HeadRow | null {
    return this.#known?.head ?? null;
  }

  /**
   * Seals up to 1,000 events that wait. Answers whether more may wait.
   *
   * @throws {LogStopped} when the log must not go on.
   */
  async sealNext(confirm: Confirm): Promise<boolean> {
    const { head, ids } = await this.look();
    const lookedAt = performance.now();
    const late = await idsWithin(this.#strapi, ids.gaps, MAX_EVENTS);
    const room = MAX_EVENTS - late.length;
    const fresh = room > 0 ? await idsAbove(this.#strapi, ids.newest, room) : [];
    const builders = await this.#build([...late, ...fresh]);
    for (const range of builders.flatMap(({ ranges }) => ranges)) ids.add(range, lookedAt);
    // What was found in a gap and did not fit would be passed over.
    const floor = room > 0 ? ids.advance(lookedAt - PATIENCE_MS) : head.floor;
    if (builders.length > 0 || floor !== head.floor) {
      await this.#write(head, ids, builders, 'events', { floor }, confirm);
    }
    if (late.length + fresh.length === 0) await this.#assertNotBehind(head);
    return late.length + fresh.length === MAX_EVENTS;
  }

  /**
   * Seals events whose ids had been decided before they came: `seen` is the log in whose seals they
   * were looked for. Answers whether it did; another process may have sealed meanwhile.
   */
  async sealLate(late: number[], seen: HeadRow, confirm: Confirm): Promise<boolean> {
    const { head, ids } = await this.look();
    if (head.log !== seen.log) return false;
    const since = new Set<number>();
    for await (const seal of walkSeals(this.#strapi, head, ['ids'], { from: seen.size })) {
      for (const id of idsOf(rangesOfSeal(seal))) since.add(id);
    }
    const builders = await this.#build(late.filter((id) => !since.has(id)));
    return this.#write(head, ids, builders, 'late', {}, confirm);
  }

  /** Seals up to 1,000 events from before the log, oldest first. Answers whether there are more. */
  async adoptNext(confirm: Confirm): Promise<boolean> {
    const { head, ids } = await this.look();
    const { adopted_to, opened_at_id } = head;
    if (adopted_to >= opened_at_id) return false;
    const found = await idsWithin(this.#strapi, [[adopted_to + 1, opened_at_id]], MAX_EVENTS);
    const last = found.length === MAX_EVENTS ? found.at(-1) : undefined;
    const changes = { adopted_to: last ?? opened_at_id };
    await this.#write(head, ids, await this.#build(found), 'adopted', changes, confirm);
    return last !== undefined;
  }

  /** Seals that there was nothing to seal, where the last seal is older than `ms`. */
  async sealHeartbeat(ms: number, confirm: Confirm): Promise<void> {
    const { head, ids } = await this.look();
    const { log, size } = head;
    const row = await sealTable(this.#strapi)
      .where({ log, n: size - 1 })
      .first('record');
    const at = row ? (JSON.parse(row.record) as { at: number }).at : 0;
    if (Date.now() - at < ms) return;
    await this.#write(head, ids, [new SealBuilder()], 'heartbeat', {}, confirm);
  }

  /** The log as it is now. @throws {LogStopped} when it must not go on. */
  async look(): Promise<Known> {
    await this.open();
    const head = await readHead(this.#strapi);
    if (!head) throw new Error('No log was opened.');
    const known = this.#known;
    const isSame = known?.head.log === head.log;
    if (known && isSame && head.size < known.head.size) throw new LogStopped('rolled-back');
    assertMayGoOn(head, this.#keys);
    if (known && isSame && head.size === known.head.size) {
      if (!head.frontier.equals(known.head.frontier)) throw new LogStopped('forked');
      if (known.isSure && head.floor === known.head.floor) return known;
    }
    const sealed = await sealedAboveFloor(this.#strapi, head);
    const earlier = isSame ? known?.ids : undefined;
    const ids = DecidedIds.of(head.floor, sealed, performance.now(), earlier);
    if (known === null) {
      await this.#assertAsKept(head);
      await this.#assertNotBehind(head);
    }
    this.#known = { head, ids, isSure: true };
    return this.#known;
  }

  /** Where the database was restored or rewritten, a checkpoint outside of it says so. */
  async #assertAsKept(head: HeadRow): Promise<void> {
    const kept = await this.#kept();
    const problem = kept && contradicts(head, kept);
    if (problem) throw new LogStopped(problem);
  }

  /**
   * Where the newest sealed event is gone and no newer one is there, the table was restored without
   * its seals, or emptied. Ids of sealed events may be given out once more. A floor above all that
   * was sealed would pass over new events.
   */
  async #assertNotBehind(head: HeadRow): Promise<void> {
    const newest = await newestSealedId(this.#strapi, head);
    if (head.floor > Math.max(head.opened_at_id, newest.id)) throw new LogStopped('altered');
    if (newest.isRemoved) return;
    if ((await newestId(this.#strapi)) < newest.id) throw new LogStopped('missing');
  }

  /** Events of one day share a seal: it is removed as a whole. */
  async #build(ids: number[]): Promise<SealBuilder[]> {
    const days = new Map<number, SealBuilder>();
    for await (const row of readEvents(this.#strapi, ids)) {
      const day = Math.floor(row.occurredAt / DAY_MS);
      const builder = days.get(day) ?? new SealBuilder();
      days.set(day, builder);
      builder.add(row);
    }
    return [...days.values()];
  }

  async #write(
    head: HeadRow,
    ids: DecidedIds,
    builders: SealBuilder[],
    kind: SealKind,
    changes: Partial<Pick<HeadRow, 'floor' | 'adopted_to'>>,
    confirm: Confirm,
  ): Promise<boolean> {
    const { log, size } = head;
    const frontier = new Frontier(size, head.frontier);
    let { events } = head;
    const seals = builders.map((builder, index) => {
      const frame = { log, n: size + index, kind, first: events, at: Date.now() };
      events += builder.count;
      return builder.finish({ ...frame, keep: this.#keepDays() }, frontier);
    });
    // Until then, the gaps keep the time when they were first seen, and no more of it is believed.
    this.#known = { head, ids, isSure: false };
    const options = { keys: this.#keys, confirm };
    const next = await writeSeals(this.#strapi, options, head, frontier, seals, {
      ...changes,
      events,
    });
    if (next) this.#known = { head: next, ids, isSure: true };
    return next !== null;
  }
}
