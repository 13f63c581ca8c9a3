import type { Knex } from 'knex';
import { idsOf, parseRanges } from '../../../server/src/sequence/id-ranges';

/** Ids of events, and how often each of them is sealed in the newest log. */
export interface Sealed {
  /** Number of events that are not sealed. */
  unsealed: number[];
  /** That are sealed more than once. */
  twice: number[];
  /** That are sealed, and not there. */
  gone: number[];
}

export async function sealedIn(connection: Knex): Promise<Sealed> {
  const [{ log }] = (await connection('audit_seal_heads').max({ log: 'log' })) as [{ log: number }];
  const seals = (await connection('audit_seals').where({ log }).select('ids')) as { ids: string }[];
  const sealed = seals.flatMap(({ ids }) => idsOf(parseRanges(ids, 1_000)!));
  const rows = (await connection('audit_events').select('id')) as { id: number }[];
  const there = new Set(rows.map(({ id }) => id));
  const times = new Map<number, number>();
  for (const id of sealed) times.set(id, (times.get(id) ?? 0) + 1);
  return {
    unsealed: [...there].filter((id) => !times.has(id)),
    twice: [...times].filter(([, count]) => count > 1).map(([id]) => id),
    gone: [...times.keys()].filter((id) => !there.has(id)),
  };
}

/** Each event is sealed once, and nothing else is. */
export const ALL_SEALED: Sealed = { unsealed: [], twice: [], gone: [] };
