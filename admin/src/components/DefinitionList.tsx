import { Flex, Grid, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

export interface Definition {
  term: string;
  definition: ReactNode;
}

/** Terms with their definitions, in two columns if there is room. */
export const DefinitionList = ({ definitions }: { definitions: Definition[] }) => (
  <Grid.Root tag="dl" gap={4}>
    {definitions.map(({ term, definition }) => (
      <Grid.Item key={term} col={6} xs={12} direction="column" alignItems="flex-start" gap={1}>
        <Typography tag="dt" variant="sigma" textColor="neutral600">
          {term}
        </Typography>
        <Flex tag="dd" direction="column" alignItems="flex-start" maxWidth="100%">
          {definition}
        </Flex>
      </Grid.Item>
    ))}
  </Grid.Root>
);
