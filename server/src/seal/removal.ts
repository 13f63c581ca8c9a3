import type { AuditEventDetails, Change } from '../contracts';
import type { SealRecord } from './record';

/** Seals from `first` to `last`, both with it. */
export type SealRange = readonly [first: number, last: number];

/**
 * What an event `audit-log.cleaned` allows to be gone: seals of one log, by their numbers, whose
 * events were older than `until`. It is recorded before anything is removed. It names what earlier
 * ones have allowed as well, because those are removed themselves in time.
 */
export interface Removal {
  log: number;
  seals: SealRange[];
  /** Milliseconds since 1970. */
  until: number;
}

/** What an event says of a removal, field by field. */
export const removalChanges = ({ log, seals, until }: Removal): Change[] => [
  { field: 'until', before: null, after: new Date(until).toISOString() },
  { field: 'log', before: null, after: log },
  { field: 'seals', before: null, after: seals.map(([first, last]) => [first, last]) },
];

const isRange = (value: unknown): value is SealRange =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every(Number.isSafeInteger) &&
  value[0] <= value[1];

/** The removal that an event allows; `null` where it allows none. */
export const parseRemoval = (
  event: Pick<AuditEventDetails, 'category' | 'action' | 'changes'>,
): Removal | null => {
  const { category, action, changes } = event;
  if (category !== 'audit-log' || action !== 'cleaned') return null;
  // In a file, it may be anything.
  const list: (Change | null)[] = Array.isArray(changes) ? changes : [];
  const valueOf = (field: string) => list.find((change) => change?.field === field)?.after;
  const log = valueOf('log');
  const seals = valueOf('seals');
  const until = Date.parse(String(valueOf('until')));
  const isRemoval =
    Number.isSafeInteger(log) &&
    Array.isArray(seals) &&
    seals.every(isRange) &&
    !Number.isNaN(until);
  return isRemoval ? { log: log as number, seals: seals as unknown as SealRange[], until } : null;
};

/**
 * A seal is removed as a whole by this time: when its newest event happened or it was sealed,
 * whichever was earlier.
 */
export const ageOf = ({ to, at }: Pick<SealRecord, 'to' | 'at'>): number => Math.min(to ?? at, at);

/** Whether a removal allows the events of a seal to be gone. */
export const allowsRemoval = (
  { log, seals, until }: Removal,
  record: Pick<SealRecord, 'log' | 'n' | 'to' | 'at'>,
): boolean =>
  record.log === log &&
  ageOf(record) < until &&
  seals.some(([first, last]) => record.n >= first && record.n <= last);
