import type { IntlShape } from 'react-intl';
import type { Actor, AuditEvent, Entity } from '../contracts';
import type { Labels } from './create-labels';
import { message } from './message';

interface Description {
  /** The name that people know. */
  name: string;
  /** What distinguishes it from others of the same name; `null` if the name is enough. */
  detail: string | null;
}

/** Describes an actor by name, e-mail address and type. */
export const describeActor = (actor: Actor, labels: Labels): Description => {
  const kind = labels.actorType(actor.type);
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

/** The log names a content type or a component by its uid. People know its display name. */
const nameOf = (label: string, labels: Labels): string =>
  /^(api|plugin|admin|strapi)::/.test(label) ? labels.entityType(label) : label;

/** Describes an entity by name and type. */
export const describeEntity = (entity: Entity, labels: Labels): Description => {
  const type = labels.entityType(entity.type);

  if (entity.label !== null) {
    return { name: nameOf(entity.label, labels), detail: type };
  }

  return { name: entity.id === null ? type : `${type} ${entity.id}`, detail: null };
};

/** The value of the `actor` filter: `admin:1`, or `system`. */
export const actorKey = ({ type, id }: Pick<Actor, 'type' | 'id'>): string =>
  id === null ? type : `${type}:${id}`;

const parseActorKey = (key: string): { type: string; id: string | null } => {
  const [type = key, ...id] = key.split(':');

  return { type, id: id.length > 0 ? id.join(':') : null };
};

/** The label of an actor if only the key is known, such as from the address of the page. */
export const actorKeyLabel = (key: string, labels: Labels): string => {
  const { type, id } = parseActorKey(key);

  return [labels.actorType(type), id].filter(Boolean).join(' ');
};

/** What happened, as a heading: `Role: Updated`, `Login`, `Failed login`. */
export const eventTitle = (
  { category, action, outcome }: Pick<AuditEvent, 'category' | 'action' | 'outcome'>,
  labels: Labels,
  { formatMessage, messages }: Pick<IntlShape, 'formatMessage' | 'messages'>,
): string => {
  const failed = `audit-log.title.${category}.failed`;

  if (outcome !== 'success' && failed in messages) {
    return formatMessage({ id: failed });
  }

  const [area, what] = [labels.category(category), labels.action(action, category)];

  return area === what
    ? area
    : formatMessage(message('audit-log.details.title'), { category: area, action: what });
};
