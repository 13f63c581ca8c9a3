import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import { useFills } from './Fill';

const SIZE = 14;

const Swatch = ({ isFailed }: { isFailed: boolean }) => {
  const fills = useFills();

  return (
    <svg width={SIZE} height={SIZE} aria-hidden>
      <defs>{fills.pattern}</defs>
      <rect width={SIZE} height={SIZE} fill={isFailed ? fills.failed : fills.succeeded} />
    </svg>
  );
};

/** Says which part of a bar is which. */
export const Legend = () => {
  const { formatMessage } = useIntl();

  return (
    <Flex gap={4} wrap="wrap">
      <Flex gap={2}>
        <Swatch isFailed={false} />
        <Typography variant="pi">
          {formatMessage(message('audit-log.activity.succeeded'))}
        </Typography>
      </Flex>
      <Flex gap={2}>
        <Swatch isFailed />
        <Typography variant="pi">{formatMessage(message('audit-log.activity.failed'))}</Typography>
      </Flex>
    </Flex>
  );
};
