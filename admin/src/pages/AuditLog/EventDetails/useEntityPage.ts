import { useMemo } from 'react';

import { useAuth } from '@strapi/strapi/admin';

import { useContentTypes } from '../../../api/useContentTypes';
import type { Event } from '../../../contracts';
import { entityPageOf } from './entityPage';

/** Where what an event is about can be seen by whoever looks; `null` where it cannot. */
export const useEntityPage = (event: Event): string | null => {
  const permissions = useAuth('AuditLogEntityPage', (auth) => auth.permissions);
  const contentTypes = useContentTypes();
  const kinds = useMemo(
    () =>
      new Map(
        contentTypes.map(({ uid, kind }) => [
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
