import type { IntlShape } from 'react-intl';

import type { Actor, AuditEvent, Entity } from '../contracts';
import type { Labels } from './createLabels';
import { message } from './message';

export interface Description {
  /** What people know somebody or something by. */
  name: string;
  /** What tells it apart from others of the same name; `null` where the name says enough. */
  detail: string | null;
}

/** Who did something: the name, and the e-mail address and what kind of identity it is. */
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

/** A content type or a component is named by its uid in the log; people know it by its name. */
const nameOf = (label: string, labels: Labels): string =>
  /^(api|plugin|admin|strapi)::/.test(label) ? labels.entityType(label) : label;

/** What was affected: the name, and the type. */
export const describeEntity = (entity: Entity, labels: Labels): Description => {
  const type = labels.entityType(entity.type);

  if (entity.label !== null) {
    return { name: nameOf(entity.label, labels), detail: type };
  }

  return { name: entity.id === null ? type : `${type} ${entity.id}`, detail: null };
};

/** How the `actor` filter names somebody: `admin:1`, or `system`. */
export const actorKey = ({ type, id }: Pick<Actor, 'type' | 'id'>): string =>
  id === null ? type : `${type}:${id}`;

export const parseActorKey = (key: string): { type: string; id: string | null } => {
  const [type = key, ...id] = key.split(':');

  return { type, id: id.length > 0 ? id.join(':') : null };
};

/** The name of an actor of whom only the key is known, as in an address somebody wrote. */
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
