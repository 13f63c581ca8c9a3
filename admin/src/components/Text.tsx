import type { ReactNode } from 'react';

import { Typography } from '@strapi/design-system';

interface TextProps {
  children: ReactNode;
  /** Said by the way, below something else. */
  isDetail?: boolean;
}

/** Text that comes from data: keeps its line breaks, and breaks words that are longer than their place. */
export const Text = ({ children, isDetail = false }: TextProps) => (
  <Typography
    variant={isDetail ? 'pi' : 'omega'}
    textColor={isDetail ? 'neutral600' : 'neutral800'}
    style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
  >
    {children}
  </Typography>
);
