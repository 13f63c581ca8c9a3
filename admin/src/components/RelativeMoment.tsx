import { Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { timeAgo } from './timeAgo';
import { toUtcText } from './toUtcText';

interface RelativeMomentProps {
  /** ISO 8601. */
  at: string;
}

/** How long ago a moment was; when exactly, on hover and for machines. */
export const RelativeMoment = ({ at }: RelativeMomentProps) => {
  const { formatDate, formatRelativeTime } = useIntl();
  const { value, unit } = timeAgo(new Date(at), new Date());
  const local = formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' });

  return (
    <Tooltip label={`${local} · ${toUtcText(at)}`}>
      <Typography
        tag="time"
        dateTime={at}
        variant="pi"
        textColor="neutral600"
        style={{ whiteSpace: 'nowrap' }}
      >
        {formatRelativeTime(value, unit, { numeric: 'auto', style: 'short' })}
      </Typography>
    </Tooltip>
  );
};
