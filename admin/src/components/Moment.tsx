import { Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { toUtcText } from './toUtcText';

interface MomentProps {
  /** ISO 8601. */
  at: string;
}

/** A moment in the viewer's language and time zone; the exact one, in UTC, on hover and for machines. */
export const Moment = ({ at }: MomentProps) => {
  const { formatDate } = useIntl();

  return (
    <Tooltip label={toUtcText(at)}>
      <Typography tag="time" dateTime={at}>
        {formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' })}
      </Typography>
    </Tooltip>
  );
};
