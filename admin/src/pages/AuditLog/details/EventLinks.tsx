import { Flex, Link, TextButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { AuditEvent } from '../../../contracts';
import { actorKey, describeActor, describeEntity } from '../../../labels/describe';
import { message } from '../../../labels/message';
import { useLabels } from '../../../labels/useLabels';
import { useAroundEvent } from '../list/useAroundEvent';
import { EMPTY_FILTERS } from '../state/listState';
import type { ListHandle } from '../state/useListState';
import { EntityLink } from './EntityLink';

interface EventLinksProps {
  event: AuditEvent;
  list: ListHandle;
}

/** Minutes before and after an event. */
const SURROUNDINGS = [
  { minutes: 5, label: 'audit-log.row.around-5-minutes' },
  { minutes: 60, label: 'audit-log.row.around-1-hour' },
] as const;

/** Where to go on from an event: to what it is about, to its history, to its author, to its surroundings. */
export const EventLinks = ({ event, list }: EventLinksProps) => {
  const { formatMessage } = useIntl();
  const labels = useLabels();
  const showAround = useAroundEvent(list);
  const { entity, modifiedBy } = event;
  const about = entity && describeEntity(entity, labels).name;
  const actor = describeActor(modifiedBy, labels).name;

  return (
    <Flex gap={4} wrap="wrap">
      {about !== null && <EntityLink event={event} name={about} />}
      {entity !== null && entity.id !== null && (
        <Link
          tag={RouterLink}
          to={list.linkTo({
            ...EMPTY_FILTERS,
            range: { preset: 'all' },
            entityType: [entity.type],
            entityId: entity.id,
          })}
        >
          {formatMessage(message('audit-log.row.history'), { name: about })}
        </Link>
      )}
      <Link
        tag={RouterLink}
        to={list.linkTo({
          ...EMPTY_FILTERS,
          range: list.state.range,
          actor: [actorKey(modifiedBy)],
        })}
      >
        {formatMessage(message('audit-log.events.only-by'), { name: actor })}
      </Link>
      {SURROUNDINGS.map(({ minutes, label }) => (
        <TextButton key={minutes} onClick={() => void showAround(event, minutes)}>
          {formatMessage(message(label))}
        </TextButton>
      ))}
    </Flex>
  );
};
