import type { ReactNode } from 'react';

import { Typography } from '@strapi/design-system';

/** Stands in place of a value, or below one, and is none itself. */
export const ValueNote = ({ children }: { children: ReactNode }) => (
  <Typography textColor="neutral600" style={{ fontStyle: 'italic' }}>
    {children}
  </Typography>
);
