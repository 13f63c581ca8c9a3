import { Divider, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** A part of the details of an event, under a heading. */
export const Section = ({ title, children }: SectionProps) => (
  <Flex tag="section" direction="column" alignItems="stretch" gap={4}>
    <Divider />
    <Typography tag="h3" variant="delta">
      {title}
    </Typography>
    {children}
  </Flex>
);
