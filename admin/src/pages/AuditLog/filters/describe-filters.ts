import type { IntlShape } from 'react-intl';
import { VALUE_FILTERS } from '../../../contracts';
import type { AuditEvent, Outcome, ValueFilter } from '../../../contracts';
import type { Labels } from '../../../labels/create-labels';
import { actorKey, actorKeyLabel, describeActor, describeEntity } from '../../../labels/describe';
import { message } from '../../../labels/message';
import type { MessageId } from '../../../labels/message';
import { bareValue, isExcluded } from '../state/list-state';
import type { Filters } from '../state/list-state';

interface ActiveFilter {
  label: string;
  /** The filters without this one. */
  without: Partial<Filters>;
}

/** Filters that are named like a column or a fact of the details. */
const SHARED_NAMES = {
  action: 'audit-log.column.action',
  category: 'audit-log.column.category',
  outcome: 'audit-log.details.outcome',
  actor: 'audit-log.column.modified-by',
  entityType: 'audit-log.filters.entity',
  source: 'audit-log.column.source',
  origin: 'audit-log.details.origin',
} satisfies Partial<Record<ValueFilter, MessageId>>;

const isShared = (name: ValueFilter): name is keyof typeof SHARED_NAMES => name in SHARED_NAMES;

/** The message with the name of a filter. */
export const filterName = (name: ValueFilter): MessageId =>
  isShared(name) ? SHARED_NAMES[name] : `audit-log.filters.${name}`;

/** The name of an actor, from a listed event. The address of the page holds only the id. */
const actorName = (key: string, events: AuditEvent[], labels: Labels): string => {
  const known = events.find(({ modifiedBy }) => actorKey(modifiedBy) === key)?.modifiedBy;

  return known ? describeActor(known, labels).name : actorKeyLabel(key, labels);
};

const entityName = (filters: Filters, events: AuditEvent[], labels: Labels): string => {
  const [type = ''] = filters.entityType;
  const known = events.find(
    ({ entity }) => entity?.type === type && entity.id === filters.entityId,
  )?.entity;

  return known
    ? `${describeEntity(known, labels).name} (${labels.entityType(type)})`
    : [type === '' ? null : labels.entityType(type), filters.entityId].filter(Boolean).join(' ');
};

/** The active filters besides the range, as texts. */
export const describeFilters = (
  filters: Filters,
  events: AuditEvent[],
  labels: Labels,
  { formatMessage }: Pick<IntlShape, 'formatMessage'>,
): ActiveFilter[] => {
  const nameOf: Partial<Record<ValueFilter, (value: string) => string>> = {
    action: (value) => labels.action(value),
    category: labels.category,
    outcome: (value) => labels.outcome(value as Outcome),
    actor: (value) => actorName(value, events, labels),
    entityType: labels.entityType,
    origin: labels.origin,
  };
  const describe = (
    name: MessageId,
    value: string,
    without: Partial<Filters>,
    isNot = false,
  ): ActiveFilter => ({
    label: formatMessage(message(isNot ? 'audit-log.filters.is-not' : 'audit-log.filters.is'), {
      name: formatMessage(message(name)),
      value,
    }),
    without,
  });
  const hasEntity = filters.entityId !== null;

  return [
    ...VALUE_FILTERS.filter((name) => !(hasEntity && name === 'entityType')).flatMap((name) =>
      filters[name].map((value) =>
        describe(
          filterName(name),
          nameOf[name]?.(bareValue(value)) ?? bareValue(value),
          { [name]: filters[name].filter((other) => other !== value) },
          isExcluded(value),
        ),
      ),
    ),
    ...(hasEntity
      ? [
          describe('audit-log.column.entity', entityName(filters, events, labels), {
            entityType: [],
            entityId: null,
          }),
        ]
      : []),
    ...(filters.request === null
      ? []
      : [describe('audit-log.details.request', filters.request, { request: null })]),
    ...(filters.q === null ? [] : [describe('audit-log.filters.text', filters.q, { q: null })]),
  ];
};
