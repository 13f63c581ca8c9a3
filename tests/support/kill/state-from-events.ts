import { isDeepStrictEqual } from 'node:util';
import type { Change, Json, PermissionValue } from '../../../server/src/contracts';

/** What is needed of an event here. */
export interface ToldEvent {
  action: string;
  entity: { type: string; id: string | null } | null;
  changes: Change[];
}

/** What a thing must look like by all that was recorded about it. */
export interface Recorded {
  fields: Record<string, Json>;
  /** The actions that are granted, in order of the alphabet. */
  permissions: string[];
}

/**
 * Plays the events about things of one type, oldest first, and says what must be there now, by id.
 * Fails on an event that does not follow from the earlier ones.
 */
export function stateFromEvents(events: ToldEvent[], type: string): Map<string, Recorded> {
  const things = new Map<string, Recorded>();
  for (const { action, entity, changes } of events) {
    if (entity?.type !== type || entity.id === null) continue;
    if (action === 'created') things.set(entity.id, { fields: {}, permissions: [] });
    const thing = things.get(entity.id);
    if (!thing) continue;
    for (const { field, before, after } of changes) {
      if (field === 'permissions') {
        const { action: lost } = (before ?? {}) as Partial<PermissionValue>;
        const { action: gained } = (after ?? {}) as Partial<PermissionValue>;
        thing.permissions = thing.permissions.filter((permission) => permission !== lost);
        if (gained) thing.permissions = [...thing.permissions, gained].sort();
      } else {
        const known = thing.fields[field] ?? null;
        if (!isDeepStrictEqual(known, before)) {
          throw new Error(
            `An event does not follow from the earlier ones: ${JSON.stringify({ entity, field, before, known })}`,
          );
        }
        thing.fields[field] = after;
      }
    }
    if (action === 'deleted') things.delete(entity.id);
  }
  return things;
}
