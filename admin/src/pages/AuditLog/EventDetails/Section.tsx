import type { ReactNode } from 'react';

import { Divider, Flex, Typography } from '@strapi/design-system';

interface SectionProps {
  title: string;
  children: ReactNode;
}

export const Section = ({ title, children }: SectionProps) => (
  <Flex tag="section" direction="column" alignItems="stretch" gap={5}>
    <Divider />
    <Typography tag="h3" variant="delta">
      {title}
    </Typography>
    {children}
  </Flex>
);
