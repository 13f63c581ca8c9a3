import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { Frontier, type OpeningReason, parseCheckpoint, signCheckpoint } from '../seal';
import type { KeyRing } from './key-ring';
import { newestId } from './read-events';
import { SealBuilder } from './seal-builder';
import { type HeadRow, headTable, PRUNED, readHeadRow, type SealRow, sealTable } from './tables';

/**
 * What is wrong with a log that cannot go on. Its newest seals would contradict what it has signed,
 * or the table of events has gone back behind them: ids of sealed events would be given out once
 * more.
 */
export type HeadProblem = 'altered' | 'rolled-back' | 'forked' | 'bad-signature' | 'missing';

/** The log must not go on, until an administrator has acknowledged it and a new one is opened. */
export class LogStopped extends Error {
  override name = 'LogStopped' as const;
  readonly problem: HeadProblem;

  constructor(problem: HeadProblem) {
    super(`Sealing has stopped: the log is ${problem}.`);
    this.problem = problem;
  }
}

/** The log that goes on; `null` where none was opened yet. */
export const readHead = async (strapi: Core.Strapi): Promise<HeadRow | null> => {
  const row = await headTable(strapi).orderBy('log', 'desc').first();
  return row ? readHeadRow(row as HeadRow) : null;
};

/** One log by its number. */
export const readLog = async (strapi: Core.Strapi, log: number): Promise<HeadRow | null> => {
  const row = await headTable(strapi).where({ log }).first();
  return row ? readHeadRow(row as HeadRow) : null;
};

/** All logs, from the first one on. */
export const readLogs = async (strapi: Core.Strapi): Promise<HeadRow[]> =>
  ((await headTable(strapi).orderBy('log')) as HeadRow[]).map(readHeadRow);

/** The highest number that a log has, or had before its row was lost. */
const lastNumber = async (strapi: Core.Strapi): Promise<number> => {
  const row = await sealTable(strapi).orderBy('log', 'desc').first('log');
  return Math.max((await readHead(strapi))?.log ?? 0, row?.log ?? 0);
};

/**
 * The root in the checkpoint of a log; `null` where the checkpoint is of another log or another
 * size.
 */
export const signedRoot = ({ origin, size, checkpoint }: HeadRow): Buffer | null => {
  try {
    const signed = parseCheckpoint(checkpoint);
    return signed.origin === origin && signed.size === size ? signed.root : null;
  } catch {
    return null;
  }
};

/**
 * Whether a key of this app has signed the newest state. Whoever changes it in the database cannot.
 */
export const isSignedHead = (keys: KeyRing, { checkpoint }: HeadRow): boolean => {
  try {
    return keys.hasSigned(parseCheckpoint(checkpoint));
  } catch {
    return false;
  }
};

/**
 * Whether the parts of a head belong together: whoever changes one of them cannot sign the other.
 */
const isWhole = (head: HeadRow): boolean => {
  try {
    return signedRoot(head)?.equals(new Frontier(head.size, head.frontier).root()) ?? false;
  } catch {
    return false;
  }
};

/**
 * @throws {LogStopped} when the log must not go on from `head`. After a change of the key, a head
 * that the old key has signed must be signed anew first.
 */
export const assertMayGoOn = (head: HeadRow, keys: KeyRing): void => {
  if (!isWhole(head)) throw new LogStopped('altered');
  if (!isSignedHead(keys, head)) throw new LogStopped('bad-signature');
};

const signed = (keys: KeyRing, origin: string, frontier: Frontier): string =>
  signCheckpoint({ origin, size: frontier.size, root: frontier.root() }, keys.all);

/** What a head says of its tree of seals. */
const treeOf = (
  keys: KeyRing,
  origin: string,
  frontier: Frontier,
): Pick<HeadRow, 'size' | 'frontier' | 'checkpoint' | 'verifier_key'> => ({
  size: frontier.size,
  frontier: frontier.toBytes(),
  checkpoint: signed(keys, origin, frontier),
  verifier_key: keys.verifierKey,
});

/** Rolls back what another process has done already, or may do now. */
class Overtaken extends Error {}

/**
 * Resolves to whether the process may still write. It is asked within the transaction that writes.
 */
export type Confirm = (trx: Knex.Transaction) => Promise<boolean>;

/**
 * Writes seals and the head that they lead to, all or nothing. Answers the new head; `null` where
 * another process has sealed meanwhile, or has taken over.
 */
export const writeSeals = async (
  strapi: Core.Strapi,
  { keys, confirm }: { keys: KeyRing; confirm: Confirm },
  head: HeadRow,
  frontier: Frontier,
  seals: SealRow[],
  changes: Partial<Pick<HeadRow, 'floor' | 'events' | 'adopted_to'>>,
): Promise<HeadRow | null> => {
  const next = { ...head, ...changes, ...treeOf(keys, head.origin, frontier) };
  const { log, size, floor } = head;
  const { size: newSize, events, floor: newFloor, adopted_to, ...tree } = next;
  const write = async (trx: Knex.Transaction): Promise<HeadRow> => {
    const swapped = await headTable(strapi)
      .where({ log, size, floor, closed_at: null })
      .update({
        size: newSize,
        events,
        floor: newFloor,
        adopted_to,
        frontier: tree.frontier,
        checkpoint: tree.checkpoint,
        verifier_key: tree.verifier_key,
      })
      .transacting(trx);
    if (swapped !== 1 || !(await confirm(trx))) throw new Overtaken();
    for (const seal of seals) await sealTable(strapi).insert(seal).transacting(trx);
    return next;
  };
  try {
    return await strapi.db.connection.transaction(write);
  } catch (error) {
    if (error instanceof Overtaken) return null;
    throw error;
  }
};

/**
 * Opens a log: the first one, or one that goes on where `previous` cannot. Answers whether it did;
 * another process may have been faster.
 */
export const openLog = async (
  strapi: Core.Strapi,
  keys: KeyRing,
  because: OpeningReason,
  previous: HeadRow | null,
): Promise<boolean> => {
  const log = (previous?.log ?? (await lastNumber(strapi))) + 1;
  const origin = `${keys.origin}/${randomUUID()}`;
  const at = Date.now();
  const newest = await newestId(strapi);
  const frontier = new Frontier();
  const opened = { because, previous: previous?.checkpoint ?? null };
  const frame = { log, n: 0, kind: 'opened', first: 0, at, keep: null, opened } as const;
  const seal = new SealBuilder().finish(frame, frontier);
  try {
    await strapi.db.connection.transaction(async (trx) => {
      if (previous) {
        await headTable(strapi)
          .where({ log: previous.log })
          .update({ closed_at: at })
          .transacting(trx);
      }
      await headTable(strapi)
        .insert({
          log,
          origin,
          ...treeOf(keys, origin, frontier),
          events: 0,
          floor: newest,
          opened_at_id: newest,
          adopted_to: 0,
          opened_at: at,
          closed_at: null,
          opened_because: because,
        })
        .transacting(trx);
      await sealTable(strapi).insert(seal).transacting(trx);
    });
    return true;
  } catch (error) {
    // The number of a log is given out once.
    if (((await readHead(strapi))?.log ?? 0) >= log) return false;
    throw error;
  }
};

const SEALS_AT_ONCE = 1_000;

/** Leaves nothing but the records of all logs that do not go on: their events were replaced. */
export const pruneClosed = async (strapi: Core.Strapi): Promise<void> => {
  const closed = (await readLogs(strapi)).slice(0, -1);
  for (const { log, size } of closed) {
    for (let n = 0; n < size; n += SEALS_AT_ONCE) {
      await sealTable(strapi)
        .where({ log, pruned_at: null })
        .whereBetween('n', [n, n + SEALS_AT_ONCE - 1])
        .update({ ...PRUNED, pruned_at: Date.now() });
    }
  }
};
