import { Flex, Link, TextButton } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { useContentTypes } from '../../../api/strapi-api';
import type { AuditEvent } from '../../../contracts';
import { actorKey, describeActor, describeEntity } from '../../../labels/describe';
import { useLabels } from '../../../labels/LabelsProvider';
import { message } from '../../../labels/message';
import { useAroundEvent } from '../list/useAroundEvent';
import { EMPTY_FILTERS } from '../state/list-state';
import type { ListHandle } from '../state/useListState';
import { entityPageOf } from './entity-page';

/** The address of the entity's page; `null` if there is none or the reader may not see it. */
const useEntityPage = (event: AuditEvent): string | null => {
  const permissions = useAuth('AuditLogEntityPage', (auth) => auth.permissions);
  const { data: contentTypes } = useContentTypes(undefined);
  const kinds = useMemo(
    () =>
      new Map(
        contentTypes?.map(({ uid, kind }) => [
          uid,
          kind === 'singleType' ? ('single' as const) : ('collection' as const),
        ]),
      ),
    [contentTypes],
  );
  const page = entityPageOf(event, kinds);

  const isAllowed = permissions.some(
    ({ action, subject }) =>
      action === page?.permission.action && (subject ?? null) === page.permission.subject,
  );

  return page !== null && isAllowed ? page.to : null;
};

interface EntityLinkProps {
  event: AuditEvent;
  /** The name of the entity. */
  name: string;
}

/** A link to the page of the entity, such as a role. */
const EntityLink = ({ event, name }: EntityLinkProps) => {
  const { formatMessage } = useIntl();
  const to = useEntityPage(event);

  return to === null ? null : (
    <Link tag={RouterLink} to={to}>
      {formatMessage(message('audit-log.details.open-entity'), { name })}
    </Link>
  );
};

interface EventLinksProps {
  event: AuditEvent;
  list: ListHandle;
}

/** Minutes before and after an event. */
const AROUND_EVENT = [
  { minutes: 5, label: 'audit-log.row.around-5-minutes' },
  { minutes: 60, label: 'audit-log.row.around-1-hour' },
] as const;

/**
 * Links from an event: to its entity, the entity's history, its author, and events at that time.
 */
export const EventLinks = ({ event, list }: EventLinksProps) => {
  const { formatMessage } = useIntl();
  const labels = useLabels();
  const showAround = useAroundEvent(list);
  const { entity, modifiedBy } = event;
  const entityName = entity && describeEntity(entity, labels).name;
  const actor = describeActor(modifiedBy, labels).name;

  return (
    <Flex gap={4} wrap="wrap">
      {entityName !== null && <EntityLink event={event} name={entityName} />}
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
          {formatMessage(message('audit-log.row.history'), { name: entityName })}
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
      {AROUND_EVENT.map(({ minutes, label }) => (
        <TextButton key={minutes} onClick={() => void showAround(event, minutes)}>
          {formatMessage(message(label))}
        </TextButton>
      ))}
    </Flex>
  );
};
