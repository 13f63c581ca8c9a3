import type { ReactNode } from 'react';

import { Flex, Typography } from '@strapi/design-system';

interface TwoLinesProps {
  children: ReactNode;
  detail: string | null;
}

/** The content of a cell, with something smaller below that tells it apart. Wraps, unlike the table around it. */
export const TwoLines = ({ children, detail }: TwoLinesProps) => (
  <Flex
    direction="column"
    alignItems="flex-start"
    minWidth="11rem"
    maxWidth="28rem"
    style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}
  >
    {children}
    {detail !== null && (
      <Typography variant="pi" textColor="neutral600">
        {detail}
      </Typography>
    )}
  </Flex>
);
