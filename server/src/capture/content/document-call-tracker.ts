import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { currentTransaction } from '../../transaction';

type Id = number | string;

/** A call of the document service that is at work. It tells of all that happens to its entry, so that writes to its rows are no news. */
export interface CallAtWork {
  uid: string;
  /** Of the entry; `null` where the call makes it, and nobody knows yet. */
  documentId: string | null;
  /** Rows of the entry, as far as they are known. */
  rowIds: Set<Id>;
}

/** A write to a row of what may turn out to be the entry that a call is making. */
interface Held {
  uid: string;
  documentId: unknown;
  tell: () => Promise<void>;
}

interface AtWork {
  calls: Set<CallAtWork>;
  held: Held[];
}

/** A row, as far as it is known before it is read. */
export interface RowInQuestion {
  id: Id;
  documentId?: unknown;
}

const atWork = new WeakMap<Knex.Transaction, AtWork>();

const currentlyAtWork = async (strapi: Core.Strapi): Promise<AtWork | undefined> => {
  const trx = await currentTransaction(strapi);
  return trx ? atWork.get(trx) : undefined;
};

const callsOf = (work: AtWork | undefined, uid: string): CallAtWork[] =>
  [...(work?.calls ?? [])].filter((call) => call.uid === uid);

/** Whether a call at work tells of this row. Every call runs in a transaction. */
export const isRecordedByCall = async (
  strapi: Core.Strapi,
  uid: string,
  { id, documentId }: RowInQuestion,
): Promise<boolean> => {
  const call = callsOf(await currentlyAtWork(strapi), uid).find(
    ({ rowIds, documentId: own }) => rowIds.has(id) || (own !== null && own === documentId),
  );
  call?.rowIds.add(id);
  return call !== undefined;
};

/**
 * Keeps what there is to tell of a row until it is known whether a call tells of it; `false` where there is no such call, or
 * too little is known of the row.
 */
export const deferUntilCallEnds = async (
  strapi: Core.Strapi,
  uid: string,
  { documentId }: RowInQuestion,
  tell: () => Promise<void>,
): Promise<boolean> => {
  if (documentId === undefined) return false;
  const work = await currentlyAtWork(strapi);
  const isOpen = callsOf(work, uid).some((call) => call.documentId === null);
  if (isOpen) work?.held.push({ uid, documentId, tell });
  return isOpen;
};

/** Runs a call in the open transaction. `made` answers the ids of the entries that it was about, once they are known. */
export const trackCall = async <T>(
  strapi: Core.Strapi,
  call: CallAtWork,
  run: () => Promise<T>,
  made: (result: T) => unknown[],
): Promise<T> => {
  const trx = await currentTransaction(strapi);
  if (!trx) return run();
  const work: AtWork = atWork.get(trx) ?? { calls: new Set(), held: [] };
  atWork.set(trx, work);
  work.calls.add(call);
  const end = async (told: unknown[]): Promise<void> => {
    work.calls.delete(call);
    work.held = work.held.filter(({ documentId }) => !told.includes(documentId));
    await tellTheRest(work);
  };
  const result = await run().catch(async (error: unknown) => {
    // It is this error that counts, and not another one that may come of it.
    await end([]).catch((failure: unknown) => {
      strapi.log.error(
        `[audit-log] Something was done that could not be captured: ${String(failure)}`,
      );
    });
    throw error;
  });
  await end(made(result));
  return result;
};

/** Tells of the rows that no call which is still at work can be making. */
const tellTheRest = async (work: AtWork): Promise<void> => {
  const isOpen = ({ uid }: Held) => callsOf(work, uid).some((call) => call.documentId === null);
  const rest = work.held.filter((held) => !isOpen(held));
  work.held = work.held.filter(isOpen);
  for (const { tell } of rest) await tell();
};
