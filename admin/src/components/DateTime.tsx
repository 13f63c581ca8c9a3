import { Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { timeAgo, toUtcText } from './time-texts';

interface DateTimeProps {
  /** ISO 8601. */
  at: string;
}

/** A time in the viewer's language and time zone, with the exact UTC time on hover. */
export const DateTime = ({ at }: DateTimeProps) => {
  const { formatDate } = useIntl();

  return (
    <Tooltip label={toUtcText(at)}>
      <Typography tag="time" dateTime={at}>
        {formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' })}
      </Typography>
    </Tooltip>
  );
};

/** How long ago something happened, with the exact time on hover. */
export const RelativeDateTime = ({ at }: DateTimeProps) => {
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
