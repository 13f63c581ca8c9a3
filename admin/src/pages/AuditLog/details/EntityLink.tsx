import { useMemo } from 'react';

import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { useAuth } from '@strapi/strapi/admin';

import { useContentTypes } from '../../../api/strapiApi';
import type { AuditEvent } from '../../../contracts';
import { message } from '../../../labels/message';
import { entityPageOf } from './entityPage';

/** Where what an event is about can be seen by whoever looks; `null` where it cannot. */
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
  /** Of what the event is about. */
  name: string;
}

/** Leads to the page of what an event is about, such as that of a role. */
export const EntityLink = ({ event, name }: EntityLinkProps) => {
  const { formatMessage } = useIntl();
  const to = useEntityPage(event);

  return to === null ? null : (
    <Link tag={RouterLink} to={to}>
      {formatMessage(message('audit-log.details.open-entity'), { name })}
    </Link>
  );
};
