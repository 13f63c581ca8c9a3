/** The parts that expected events are put together from. */
import type { Actor, Change, Json, Outcome } from '../../../server/src/contracts';
import type { AdminUser } from '../../support/admin';
import type { Recorded } from './events';

export const SYSTEM: Actor = { type: 'system', id: null, name: null, email: null };
export const ANONYMOUS: Actor = { type: 'anonymous', id: null, name: null, email: null };

/** Where all requests of the tests come from. */
export const LOCALHOST = '127.0.0.1';

export const byAdmin = ({ id, firstname, lastname, email }: AdminUser): Actor => ({
  type: 'admin',
  id: String(id),
  name: `${firstname} ${lastname}`,
  email,
});

/** A request of an agent that does not tell what it is. */
export const request = (method: string, path: string): Recorded['request'] => ({
  method,
  path,
  userAgent: null,
  device: null,
});

export const change = (field: string, before: Json, after: Json): Change => ({
  field,
  before,
  after,
});

interface Facts {
  category: string;
  action: string;
  outcome?: Outcome;
  attempts?: number;
  entity?: Recorded['entity'];
  modifiedBy: Actor;
  changes?: Change[];
  request: Recorded['request'];
}

/** An event that a request caused. */
export const event = (facts: Facts): Recorded => ({
  outcome: 'success',
  attempts: 1,
  entity: null,
  source: LOCALHOST,
  changes: [],
  ...facts,
});

/** An event that code without a request caused. */
export const systemEvent = (facts: Omit<Facts, 'modifiedBy' | 'request'>): Recorded => ({
  ...event({ ...facts, modifiedBy: SYSTEM, request: null }),
  source: null,
});

/** The ids that a change of a relation keeps beside the names. */
export const ids = (before: (number | string)[], after: (number | string)[]) => ({
  ids: { before: before.map(String), after: after.map(String) },
});

/**
 * An identifier that belongs to no account, as events show it: its first character and a keyed
 * hash.
 */
export const masked = (first: string) =>
  expect.stringMatching(new RegExp(`^${first}\\*{3} \\([0-9a-f]{6}\\)$`, 'u')) as string;
