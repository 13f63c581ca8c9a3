import type { Core } from '@strapi/strapi';
import type { SealStatus } from '../contracts';
import { eventTable } from '../event';
import type { SealRecord } from '../seal';
import { adoptedPercent, type HeadRow, newestSealedId, readHead, sealTable } from '../sequence';

/** Counted up to here. */
const MAX_WAITING = 1_000;

const newestSeal = async (strapi: Core.Strapi, { log, size }: HeadRow): Promise<string | null> => {
  const row = await sealTable(strapi)
    .where({ log, n: size - 1 })
    .first('record');
  return row ? new Date((JSON.parse(row.record) as SealRecord).at).toISOString() : null;
};

/** How many of the newest events have no seal yet, and when the first of them happened. */
const waitingOf = async (
  strapi: Core.Strapi,
  head: HeadRow,
): Promise<Pick<SealStatus, 'waiting' | 'waitingIsCapped' | 'oldestWaiting'>> => {
  const newest = await newestSealedId(strapi, head);
  const rows = await eventTable(strapi)
    .select('occurred_at')
    .where('id', '>', Math.max(head.floor, newest.id))
    .orderBy('id')
    .limit(MAX_WAITING);
  const [oldest] = rows;
  return {
    waiting: rows.length,
    waitingIsCapped: rows.length === MAX_WAITING,
    oldestWaiting: oldest ? new Date(Number(oldest.occurred_at)).toISOString() : null,
  };
};

/** How the log of seals stands; `null` where none was opened yet. */
export const readSealStatus = async (
  strapi: Core.Strapi,
): Promise<Omit<
  SealStatus,
  'isOn' | 'keySource' | 'anchors' | 'lastVerification' | 'isVerifying' | 'warnings'
> | null> => {
  const head = await readHead(strapi);
  if (!head) return null;
  const [sealedUntil, waiting] = await Promise.all([
    newestSeal(strapi, head),
    waitingOf(strapi, head),
  ]);
  const percent = adoptedPercent(head);
  return {
    log: head.log,
    origin: head.origin,
    size: head.size,
    events: head.events,
    sealedUntil,
    ...waiting,
    checkpoint: head.checkpoint,
    verifierKey: head.verifier_key,
    adoption: percent === null ? null : { percent },
  };
};
