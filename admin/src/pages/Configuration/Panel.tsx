import type { ReactNode } from 'react';

import { Flex, Typography } from '@strapi/design-system';

interface PanelProps {
  title: string;
  children: ReactNode;
}

export const Panel = ({ title, children }: PanelProps) => (
  <Flex
    tag="section"
    direction="column"
    alignItems="stretch"
    gap={4}
    background="neutral0"
    shadow="tableShadow"
    hasRadius
    padding={{ initial: 4, medium: 6 }}
  >
    <Typography tag="h2" variant="delta">
      {title}
    </Typography>
    {children}
  </Flex>
);
