import { Badge } from '@strapi/design-system';

import type { Outcome } from '../contracts';
import { useWords } from '../words/useWords';

const VARIANTS = { success: 'success', failure: 'danger', denied: 'warning' } as const;

/** How an attempt ended, in a word; the colour only underlines it. */
export const OutcomeBadge = ({ outcome }: { outcome: Outcome }) => {
  const words = useWords();

  return <Badge variant={VARIANTS[outcome]}>{words.outcome(outcome)}</Badge>;
};
