import { IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import type { MouseEvent } from 'react';
import { useIntl } from 'react-intl';
import type { AuditEvent, ValueFilter } from '../../../contracts';
import { actorKey, describeActor, describeEntity } from '../../../labels/describe';
import { useLabels } from '../../../labels/LabelsProvider';
import { message, type MessageId } from '../../../labels/message';
import { EMPTY_FILTERS } from '../state/list-state';
import type { ListHandle } from '../state/useListState';
import { useCopyLink } from '../views/useCopyLink';
import { useAroundEvent } from './useAroundEvent';

interface RowMenuProps {
  event: AuditEvent;
  list: ListHandle;
  /** The row, in words. */
  label: string;
}

/** Minutes before and after an event. */
const SURROUNDINGS = [
  { minutes: 5, label: 'audit-log.row.around-5-minutes' },
  { minutes: 60, label: 'audit-log.row.around-1-hour' },
] as const;

/** The menu of a row: list similar events, exclude them, or list events around it. */
export const RowMenu = ({ event, list, label }: RowMenuProps) => {
  const { formatMessage } = useIntl();

  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        tag={IconButton}
        icon={<More />}
        endIcon={null}
        variant="ghost"
        size="S"
        tabIndex={-1}
        label={formatMessage(message('audit-log.row.menu'), { event: label })}
        data-row-menu
        onClick={(click: MouseEvent) => click.stopPropagation()}
      />
      <Menu.Content popoverPlacement="bottom-end" maxHeight="40rem">
        <RowMenuItems event={event} list={list} />
      </Menu.Content>
    </Menu.Root>
  );
};

interface RowFilter {
  name: ValueFilter;
  value: string;
  term: MessageId;
  text: string;
}

const useRowFilters = (event: AuditEvent): RowFilter[] => {
  const labels = useLabels();
  const { category, action, entity, modifiedBy, source } = event;
  const filters: (RowFilter | null)[] = [
    {
      name: 'actor',
      value: actorKey(modifiedBy),
      term: 'audit-log.column.modified-by',
      text: describeActor(modifiedBy, labels).name,
    },
    {
      name: 'category',
      value: category,
      term: 'audit-log.column.category',
      text: labels.category(category),
    },
    {
      name: 'action',
      value: action,
      term: 'audit-log.column.action',
      text: labels.action(action, category),
    },
    entity && {
      name: 'entityType',
      value: entity.type,
      term: 'audit-log.filters.entity',
      text: labels.entityType(entity.type),
    },
    source === null
      ? null
      : { name: 'source', value: source, term: 'audit-log.column.source', text: source },
  ];

  return filters.filter((filter) => filter !== null);
};

const RowMenuItems = ({ event, list }: Pick<RowMenuProps, 'event' | 'list'>) => {
  const { formatMessage } = useIntl();
  const labels = useLabels();
  const filters = useRowFilters(event);
  const showAround = useAroundEvent(list);
  const copyLink = useCopyLink();
  const { entity } = event;

  const nameOf = ({ term, text }: RowFilter) =>
    formatMessage(message('audit-log.filters.is'), {
      name: formatMessage(message(term)),
      value: text,
    });

  return (
    <>
      <Menu.Item onSelect={() => list.go({ event: event.id })}>
        {formatMessage(message('audit-log.row.details'))}
      </Menu.Item>
      {entity !== null && entity.id !== null && (
        <Menu.Item
          onSelect={() =>
            // The history of an entity ignores the other filters.
            list.go({
              ...EMPTY_FILTERS,
              range: { preset: 'all' },
              page: 1,
              around: null,
              entityType: [entity.type],
              entityId: entity.id,
            })
          }
        >
          {formatMessage(message('audit-log.row.history'), {
            name: describeEntity(entity, labels).name,
          })}
        </Menu.Item>
      )}
      <Menu.SubRoot>
        <Menu.SubTrigger>{formatMessage(message('audit-log.row.only-this'))}</Menu.SubTrigger>
        <Menu.SubContent maxHeight="40rem">
          {filters.map((filter) => (
            <Menu.Item key={filter.name} onSelect={() => list.filterBy(filter.name, filter.value)}>
              {nameOf(filter)}
            </Menu.Item>
          ))}
        </Menu.SubContent>
      </Menu.SubRoot>
      <Menu.SubRoot>
        <Menu.SubTrigger>{formatMessage(message('audit-log.row.not-this'))}</Menu.SubTrigger>
        <Menu.SubContent maxHeight="40rem">
          {filters.map((filter) => (
            <Menu.Item
              key={filter.name}
              onSelect={() => list.filterBy(filter.name, `-${filter.value}`)}
            >
              {nameOf(filter)}
            </Menu.Item>
          ))}
        </Menu.SubContent>
      </Menu.SubRoot>
      {SURROUNDINGS.map((surrounding) => (
        <Menu.Item
          key={surrounding.minutes}
          onSelect={() => void showAround(event, surrounding.minutes)}
        >
          {formatMessage(message(surrounding.label))}
        </Menu.Item>
      ))}
      <Menu.Item
        onSelect={() => void copyLink(list.linkTo({ ...list.state, event: event.id }).search)}
      >
        {formatMessage(message('audit-log.row.copy-link'))}
      </Menu.Item>
    </>
  );
};
