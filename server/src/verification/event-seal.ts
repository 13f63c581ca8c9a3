import type { Core } from '@strapi/strapi';
import type { GetEventSealResponse, SealState } from '../contracts';
import { eventTable } from '../event';
import { LocatedEvents, takeSnapshot } from '../proof';
import type { SealRecord } from '../seal';
import type { KeyRing } from '../sequence';
import { isInScope, type KeptVerification, keptVerifications } from './results';

type Answer = GetEventSealResponse['data'];

const lookedAt = ({ log, n, at }: SealRecord, kept: KeptVerification): boolean =>
  kept.log === log && n < kept.size && isInScope(kept, Date.parse(kept.verification.at), n, at);

/** What the newest verification that looked at a seal says of an event in it. */
const stateOf = (
  { log, n }: SealRecord,
  event: string,
  { verification: { findings, found } }: KeptVerification,
): 'sealed' | Exclude<SealState, 'waiting'> => {
  const own = findings.find(
    (finding) =>
      finding.event === event ||
      (finding.event === undefined &&
        finding.index === undefined &&
        (!finding.seal || (finding.seal.log === log && finding.seal.n === n))),
  );
  if (own) return own.state;
  // A finding that was not kept may be about this event.
  return found > findings.length ? 'sealed' : 'verified';
};

/** Where an event is sealed, and what is known of it; `null`: there is no such event. */
export const sealOfEvent = async (
  strapi: Core.Strapi,
  keys: KeyRing,
  id: string,
): Promise<Answer | null> => {
  const row = await eventTable(strapi).where('document_id', id).first('id');
  if (!row) return null;
  const snapshot = await takeSnapshot(strapi);
  const found = snapshot && (await new LocatedEvents(strapi, snapshot).locate(Number(row.id)));
  if (!found) return { state: 'waiting' };
  const { record } = found.seal;
  const kept = await keptVerifications(strapi, keys, record.log);
  const newest = kept.find((verification) => lookedAt(record, verification));
  return {
    state: newest ? stateOf(record, id, newest) : 'sealed',
    log: record.log,
    n: record.n,
    index: found.index,
    count: record.count,
    at: new Date(record.at).toISOString(),
    verifiedAt: newest?.verification.at ?? null,
  };
};
