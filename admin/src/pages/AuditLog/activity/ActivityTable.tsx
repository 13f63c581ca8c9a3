import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { ActivityBucket } from '../../../contracts';
import { message } from '../../../words/message';
import type { ActivityWords } from './useActivityWords';

interface ActivityTableProps {
  buckets: ActivityBucket[];
  words: ActivityWords;
}

const COLUMNS = ['when', 'total', 'failed'] as const;

/** The chart in numbers. */
export const ActivityTable = ({ buckets, words }: ActivityTableProps) => {
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
                <Typography>{words.when(bucket)}</Typography>
              </Td>
              <Td>
                <Typography>{words.total(bucket)}</Typography>
              </Td>
              <Td>
                <Typography>{words.failed(bucket)}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
};
