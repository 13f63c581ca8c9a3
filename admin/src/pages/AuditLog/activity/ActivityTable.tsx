import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ActivityBucket } from '../../../contracts';
import { message } from '../../../labels/message';
import type { ActivityLabels } from './useActivityLabels';

interface ActivityTableProps {
  buckets: ActivityBucket[];
  labels: ActivityLabels;
}

const COLUMNS = ['when', 'total', 'failed'] as const;

/** The chart as a table. */
export const ActivityTable = ({ buckets, labels }: ActivityTableProps) => {
  const { formatMessage } = useIntl();

  return (
    <Box maxHeight="32rem" overflow="auto">
      <Table
        colCount={COLUMNS.length}
        rowCount={buckets.length + 1}
        aria-label={formatMessage(message('audit-log.activity.title'))}
      >
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column} role="columnheader">
                <Typography variant="sigma" textColor="neutral600">
                  {formatMessage(message(`audit-log.activity.column.${column}`))}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {buckets.map((bucket) => (
            <Tr key={bucket.from}>
              <Td>
                <Typography>{labels.when(bucket)}</Typography>
              </Td>
              <Td>
                <Typography>{labels.total(bucket)}</Typography>
              </Td>
              <Td>
                <Typography>{labels.failed(bucket)}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
};
