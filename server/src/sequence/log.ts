import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { Frontier } from '../seal';
import type { SealKind } from '../seal';
import { DecidedIds } from './decided-ids';
import { type Confirm, isWhole, LogStopped, openLog, readHead, writeSeals } from './head';
import { type IdRange, parseRanges } from './id-ranges';
import type { KeyRing } from './key-ring';
import { type FoundRow, idsAbove, idsWithin, readEvents } from './read-events';
import { MAX_EVENTS, SealBuilder } from './seal-builder';
import { createTables, type HeadRow, readSealRow, sealTable } from './tables';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A gap that was seen for so long stays one. The insert of an event is the last statement before a commit, and no
 * transaction of Strapi is open for so long.
 */
const PATIENCE_MS = 15 * 60 * 1000;

/** A row may have half a megabyte. */
const ROWS_AT_ONCE = 50;

/** Other work gets its turn after so long. */
const TURN_MS = 3;

export interface LogOptions {
  strapi: Core.Strapi;
  keys: KeyRing;
  /** How many days events are kept now; `null`: for ever. */
  keepDays: () => number | null;
}

/** What a process knows of the log since it last sealed or looked. */
interface Known {
  head: HeadRow;
  ids: DecidedIds;
  /** `false` while it is not known whether what `ids` takes for sealed was committed. */
  isSure: boolean;
}

/** Turns committed events into seals. It does not matter how many processes try: the head changes hands by compare-and-swap. */
export class Log {
  readonly #strapi: Core.Strapi;
  readonly #keys: KeyRing;
  readonly #keepDays: () => number | null;
  #known: Known | null = null;
  #isOpen = false;

  constructor({ strapi, keys, keepDays }: LogOptions) {
    this.#strapi = strapi;
    this.#keys = keys;
    this.#keepDays = keepDays;
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

  /** Number of seals when this process last looked. */
  get size(): number | null {
    return this.#known?.head.size ?? null;
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
    return late.length + fresh.length === MAX_EVENTS;
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
    if (!isWhole(head)) throw new LogStopped('altered');
    if (known && isSame && head.size === known.head.size) {
      if (!head.frontier.equals(known.head.frontier)) throw new LogStopped('forked');
      if (known.isSure && head.floor === known.head.floor) return known;
    }
    const sealed = await this.#sealedAbove(head);
    const earlier = isSame ? known?.ids : undefined;
    const ids = DecidedIds.of(head.floor, sealed, performance.now(), earlier);
    this.#known = { head, ids, isSure: true };
    return this.#known;
  }

  async #sealedAbove({ log, floor }: HeadRow): Promise<IdRange[]> {
    const rows = await sealTable(this.#strapi)
      .select('ids')
      .where('log', log)
      .where('max_id', '>', floor);
    return rows.flatMap((row) => parseRanges(readSealRow(row).ids ?? '[]', MAX_EVENTS) ?? []);
  }

  /** Events of one day share a seal: it is removed as a whole. */
  async #build(ids: number[]): Promise<SealBuilder[]> {
    const days = new Map<number, SealBuilder>();
    let turnEnds = performance.now() + TURN_MS;
    for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
      const rows: FoundRow[] = await readEvents(
        this.#strapi,
        ids.slice(start, start + ROWS_AT_ONCE),
      );
      for (const row of rows) {
        const day = Math.floor(row.occurredAt / DAY_MS);
        const builder = days.get(day) ?? new SealBuilder();
        days.set(day, builder);
        builder.add(row);
        if (performance.now() < turnEnds) continue;
        await setImmediate();
        turnEnds = performance.now() + TURN_MS;
      }
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
  ): Promise<void> {
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
  }
}
