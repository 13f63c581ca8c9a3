import type { Core } from '@strapi/strapi';
import type { Verification } from '../contracts';
import { canonical } from '../seal';
import { type KeyRing, type VerificationRow, verificationTable } from '../sequence';

const DAY_MS = 24 * 60 * 60 * 1000;

/** In a long log, older seals are checked in turn, a seventh each night. */
const SLICES = 7;

/** So many events are looked at each night. */
const MAX_EACH_NIGHT = 1_000_000;

/** Which seals to look at in the night that `now` is in; `null`: all. */
export const sliceOfNight = (events: number, now: number): number | null =>
  events <= MAX_EACH_NIGHT ? null : Math.floor(now / DAY_MS) % SLICES;

/**
 * Whether a verification that began at `startedAt` looks at seal `n`, which was made at `sealedAt`.
 */
export const isInScope = (
  { slice }: { slice: number | null },
  startedAt: number,
  n: number,
  sealedAt: number,
): boolean => slice === null || n % SLICES === slice || sealedAt > startedAt - DAY_MS;

/** More than a week of nights, after which each seal was looked at. */
const KEPT = 30;

/** A verification that was kept. */
export interface KeptVerification {
  log: number;
  /** Number of seals when it began. */
  size: number;
  /** Which seventh of the older seals it looked at; `null`: all. */
  slice: number | null;
  verification: Verification;
}

type Signed = Pick<VerificationRow, 'log' | 'size' | 'slice' | 'outcome'>;

/** What is signed: the outcome of one log, and of no other. */
const textOf = ({ log, size, slice, outcome }: Signed): string =>
  canonical({ verification: { log: Number(log), size: Number(size), slice, outcome } });

export const keepVerification = async (
  strapi: Core.Strapi,
  keys: KeyRing,
  { log, size, slice, verification }: KeptVerification,
): Promise<void> => {
  const row = { log, size, slice, outcome: JSON.stringify(verification) };
  await verificationTable(strapi).insert({ ...row, signature: keys.sign(textOf(row)) });
  const oldest = await verificationTable(strapi).orderBy('id', 'desc').offset(KEPT).first('id');
  if (oldest) await verificationTable(strapi).where('id', '<=', oldest.id).delete();
};

/** The newest verifications of a log that this app has signed, the newest first. */
export const keptVerifications = async (
  strapi: Core.Strapi,
  keys: KeyRing,
  log: number,
  limit = KEPT,
): Promise<KeptVerification[]> => {
  const rows = await verificationTable(strapi).where({ log }).orderBy('id', 'desc').limit(limit);
  return rows
    .filter((row) => keys.isOwn(textOf(row), row.signature))
    .map(({ outcome, size, slice }) => ({
      log,
      size: Number(size),
      slice,
      verification: JSON.parse(outcome) as Verification,
    }));
};
