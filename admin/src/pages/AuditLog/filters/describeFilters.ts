import type { IntlShape } from 'react-intl';

import type { Event } from '../../../contracts';
import { describeActor } from '../../../words/describeActor';
import { message } from '../../../words/message';
import type { MessageId } from '../../../words/message';
import type { Words } from '../../../words/createWords';
import { actorKey, parseActorKey } from '../actorKey';
import type { Filters } from '../listState';

export interface ActiveFilter {
  label: string;
  /** What the filters become without it. */
  without: Partial<Filters>;
}

/** Somebody's name, from an event they did; the address of the page knows only their id. */
const actorName = (key: string, events: Event[], words: Words): string => {
  const known = events.find(({ modifiedBy }) => actorKey(modifiedBy) === key)?.modifiedBy;

  if (known) {
    return describeActor(known, words).name;
  }

  const { type, id } = parseActorKey(key);
  const kind = words.actorType(type);

  return id === null ? kind : `${kind} ${id}`;
};

const entityName = (type: string, id: string | null, events: Event[], words: Words): string => {
  const kind = words.entityType(type);

  if (id === null) {
    return kind;
  }

  const known = events.find(({ entity }) => entity?.type === type && entity.id === id)?.entity;

  return known?.label ? `${known.label} (${kind})` : `${kind} ${id}`;
};

/** The filters whose controls do not show what they are set to, in words. */
export const describeFilters = (
  filters: Filters,
  events: Event[],
  words: Words,
  { formatMessage }: Pick<IntlShape, 'formatMessage'>,
): ActiveFilter[] => {
  const active: ActiveFilter[] = [];
  const add = (name: MessageId, value: string, without: Partial<Filters>) =>
    active.push({
      label: formatMessage(message('audit-log.filters.active'), {
        name: formatMessage(message(name)),
        value,
      }),
      without,
    });

  filters.categories.forEach((category) =>
    add('audit-log.column.category', words.category(category), {
      categories: filters.categories.filter((other) => other !== category),
    }),
  );
  filters.outcomes.forEach((outcome) =>
    add('audit-log.details.outcome', words.outcome(outcome), {
      outcomes: filters.outcomes.filter((other) => other !== outcome),
    }),
  );

  if (filters.entityType !== null) {
    add(
      'audit-log.column.entity',
      entityName(filters.entityType, filters.entityId, events, words),
      { entityType: null, entityId: null },
    );
  }
  if (filters.actor !== null) {
    add('audit-log.column.modified-by', actorName(filters.actor, events, words), { actor: null });
  }
  if (filters.source !== null) {
    add('audit-log.column.source', filters.source, { source: null });
  }
  if (filters.request !== null) {
    add('audit-log.details.request', filters.request, { request: null });
  }
  if (filters.q !== null) {
    add('audit-log.filters.text', filters.q, { q: null });
  }

  return active;
};
