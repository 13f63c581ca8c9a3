import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { Event } from '../../../contracts';
import { message } from '../../../words/message';
import { useEntityPage } from './useEntityPage';

interface EntityPageLinkProps {
  event: Event;
  /** Of what the event is about. */
  name: string;
}

/** Leads to the page of what an event is about, such as that of a role. */
export const EntityPageLink = ({ event, name }: EntityPageLinkProps) => {
  const { formatMessage } = useIntl();
  const to = useEntityPage(event);

  return to === null ? null : (
    <Link
      tag={RouterLink}
      to={to}
      aria-label={formatMessage(message('audit-log.details.open-entity'), { name })}
    >
      {formatMessage(message('audit-log.details.open'))}
    </Link>
  );
};
