import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Pagination } from '../../contracts';
import { message } from '../../words/message';
import type { DateRange } from './dateRange';

interface ResultCountProps {
  /** `null` while the events are on their way. */
  pagination: Pagination | null;
  range: DateRange | null;
}

/** How many events there are. A live region, and so always there: screen readers announce what changes inside it. */
export const ResultCount = ({ pagination, range }: ResultCountProps) => {
  const { formatMessage } = useIntl();

  return (
    <Typography tag="p" role="status" variant="pi" textColor="neutral600" minHeight="1.6rem">
      {pagination &&
        formatMessage(
          message(range === null ? 'audit-log.count.last-days' : 'audit-log.count.in-range'),
          { total: pagination.total, more: pagination.totalIsCapped ? '+' : '' },
        )}
    </Typography>
  );
};
