import { Flex, Typography } from '@strapi/design-system';

import { OutcomeBadge } from '../../components/OutcomeBadge';
import type { Outcome } from '../../contracts';
import { useWords } from '../../words/useWords';

interface ActionCellProps {
  action: string;
  outcome: Outcome;
}

/** What took place. That it succeeded goes without saying; that it did not is said. */
export const ActionCell = ({ action, outcome }: ActionCellProps) => {
  const words = useWords();

  return (
    <Flex gap={2}>
      <Typography>{words.action(action)}</Typography>
      {outcome !== 'success' && <OutcomeBadge outcome={outcome} />}
    </Flex>
  );
};
