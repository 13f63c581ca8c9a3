import type { Administrator } from '../../../api/useStrapiApi';
import type { Actor, ActorType, Event } from '../../../contracts';
import { describeActor } from '../../../words/describeActor';
import type { Words } from '../../../words/createWords';
import { actorKey, parseActorKey } from '../actorKey';
import type { Option } from './option';

const asActor = ({ id, firstname, lastname, username, email }: Administrator): Actor => ({
  type: 'admin',
  id: String(id),
  name: [firstname, lastname].filter(Boolean).join(' ') || username,
  email,
});

const nameless = (type: ActorType): Actor => ({ type, id: null, name: null, email: null });

const labelOf = (actor: Actor, words: Words): string => {
  const { name, detail } = describeActor(actor, words);

  return detail === null ? name : `${name} (${detail})`;
};

/** Whom the list can be filtered by, each once, by name. Somebody who is chosen is among them, known or not. */
export const actorOptions = (
  chosen: string | null,
  events: Event[],
  administrators: Administrator[],
  words: Words,
): Option[] => {
  // As they were called when they did something only where nobody knows what they are called today.
  const actors = [
    ...events.map(({ modifiedBy }) => modifiedBy),
    ...administrators.map(asActor),
    nameless('system'),
    nameless('anonymous'),
  ];
  const labels = new Map<string, string>();

  if (chosen !== null) {
    const { type, id } = parseActorKey(chosen);

    labels.set(chosen, [words.actorType(type), id].filter(Boolean).join(' '));
  }

  actors.forEach((actor) => {
    const key = actorKey(actor);

    if (key !== null) {
      labels.set(key, labelOf(actor, words));
    }
  });

  return [...labels]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
};
