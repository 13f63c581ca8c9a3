import type { Entity } from '../contracts';
import type { Words } from './createWords';

interface EntityDescription {
  name: string;
  /** What kind of thing it is; `null` where the name says so already. */
  detail: string | null;
}

/** What was affected, in words. */
export const describeEntity = (entity: Entity, words: Words): EntityDescription => {
  const kind = words.entityType(entity.type);

  if (entity.label !== null) {
    return { name: entity.label, detail: kind };
  }

  return { name: entity.id === null ? kind : `${kind} ${entity.id}`, detail: null };
};
