import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Nothing } from '../../../components/Nothing';
import { Text } from '../../../components/Text';
import type { Json } from '../../../contracts';
import { message } from '../../../words/message';

const isList = (value: Json): value is (string | number)[] =>
  Array.isArray(value) && value.every((item) => ['string', 'number'].includes(typeof item));

interface ValueProps {
  value: Json;
  /** What `null` means, where it means more than nothing. */
  absence: string | null;
}

/** A value that a field held, as plainly as its type allows. */
export const Value = ({ value, absence }: ValueProps) => {
  const { formatMessage } = useIntl();

  if (value === null) {
    return absence === null ? <Nothing /> : <Text>{absence}</Text>;
  }

  if (value === '' || (Array.isArray(value) && value.length === 0)) {
    return (
      <Typography textColor="neutral600">
        {formatMessage(message('audit-log.details.empty'))}
      </Typography>
    );
  }

  if (typeof value === 'boolean') {
    return <Text>{formatMessage(message(value ? 'audit-log.yes' : 'audit-log.no'))}</Text>;
  }

  if (isList(value)) {
    return (
      <Box tag="ul">
        {value.map((item) => (
          <li key={item}>
            <Text>{item}</Text>
          </li>
        ))}
      </Box>
    );
  }

  return <Text>{typeof value === 'object' ? JSON.stringify(value, null, 2) : value}</Text>;
};
