import { Badge } from '@strapi/design-system';
import type { Outcome } from '../contracts';
import { useLabels } from '../labels/LabelsProvider';

// Not the variants of the design system, whose contrast is too low for text this small.
const COLORS = {
  success: { backgroundColor: 'success100', textColor: 'success700' },
  failure: { backgroundColor: 'danger100', textColor: 'danger700' },
  denied: { backgroundColor: 'warning100', textColor: 'neutral800' },
} as const;

/** The outcome in one word. The colour is only an addition. */
export const OutcomeBadge = ({ outcome }: { outcome: Outcome }) => {
  const labels = useLabels();

  return (
    <Badge {...COLORS[outcome]} shrink={0}>
      {labels.outcome(outcome)}
    </Badge>
  );
};
