import type { ReactNode } from 'react';

import { Flex, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../labels/message';

interface BeforeAfterProps {
  before: ReactNode;
  after: ReactNode;
}

/** Two states of one thing: side by side, and one below the other where there is no room for that. */
export const BeforeAfter = ({ before, after }: BeforeAfterProps) => {
  const { formatMessage } = useIntl();

  const sides = [
    { term: formatMessage(message('audit-log.details.before')), state: before },
    { term: formatMessage(message('audit-log.details.after')), state: after },
  ];

  return (
    <Grid.Root tag="dl" gap={2}>
      {sides.map(({ term, state }) => (
        // One element between the list and its terms: more are not allowed.
        <Grid.Item
          key={term}
          col={6}
          xs={12}
          direction="column"
          alignItems="flex-start"
          gap={1}
          padding={3}
          background="neutral100"
          borderColor="neutral150"
          hasRadius
        >
          <Typography tag="dt" variant="sigma" textColor="neutral600">
            {term}
          </Typography>
          <Flex tag="dd" direction="column" alignItems="flex-start" maxWidth="100%">
            {state}
          </Flex>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
};
