import type { ReactNode } from 'react';

import { Typography } from '@strapi/design-system';

interface TextProps {
  children: ReactNode;
  /** Less important, and smaller. */
  isDetail?: boolean;
}

/**
 * Text that comes from data: keeps its line breaks, breaks words that are longer than their place, and
 * cannot change the direction of what stands around it.
 */
export const Text = ({ children, isDetail = false }: TextProps) => (
  <Typography
    tag="bdi"
    variant={isDetail ? 'pi' : 'omega'}
    textColor={isDetail ? 'neutral600' : 'neutral800'}
    style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
  >
    {children}
  </Typography>
);
