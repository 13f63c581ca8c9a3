import { Badge } from '@strapi/design-system';

import type { Outcome } from '../contracts';
import { useLabels } from '../labels/useLabels';

// Not the variants of the design system, whose contrast is too low for text this small.
const COLORS = { success: 'success', failure: 'danger', denied: 'warning' } as const;

/** How an attempt ended, in a word; the colour only underlines it. */
export const OutcomeBadge = ({ outcome }: { outcome: Outcome }) => {
  const labels = useLabels();
  const color = COLORS[outcome];

  return (
    <Badge backgroundColor={`${color}100`} textColor={`${color}700`} shrink={0}>
      {labels.outcome(outcome)}
    </Badge>
  );
};
