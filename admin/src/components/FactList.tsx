import type { ReactNode } from 'react';

import { Flex, Grid, Typography } from '@strapi/design-system';

interface FactListProps {
  facts: { term: string; fact: ReactNode }[];
}

/** Terms and what there is to say of them, in two columns where there is room. */
export const FactList = ({ facts }: FactListProps) => (
  <Grid.Root tag="dl" gap={5}>
    {facts.map(({ term, fact }) => (
      <Grid.Item key={term} col={6} xs={12} direction="column" alignItems="flex-start" gap={1}>
        <Typography tag="dt" variant="sigma" textColor="neutral600">
          {term}
        </Typography>
        <Flex tag="dd" direction="column" alignItems="flex-start" maxWidth="100%">
          {fact}
        </Flex>
      </Grid.Item>
    ))}
  </Grid.Root>
);
