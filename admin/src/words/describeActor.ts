import type { Actor } from '../contracts';
import type { Words } from './createWords';

export interface ActorDescription {
  /** Who it was, as people know them. */
  name: string;
  /** What tells them apart: the e-mail address, and the kind of identity unless it is an administrator. */
  detail: string | null;
}

/** Who did something, in words. */
export const describeActor = (actor: Actor, words: Words): ActorDescription => {
  const kind = words.actorType(actor.type);
  const name = actor.name ?? (actor.type === 'anonymous' ? null : actor.email);

  if (name === null) {
    return { name: actor.id === null ? kind : `${kind} ${actor.id}`, detail: actor.email };
  }

  const details = [
    actor.type === 'admin' ? null : kind,
    actor.email === name ? null : actor.email,
  ].filter((detail) => detail !== null && detail !== name);

  return { name, detail: details.length > 0 ? details.join(' · ') : null };
};
