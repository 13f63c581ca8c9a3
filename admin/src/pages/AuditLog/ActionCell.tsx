import { Flex, Typography } from '@strapi/design-system';

import { OutcomeBadge } from '../../components/OutcomeBadge';
import type { Event } from '../../contracts';
import { useWords } from '../../words/useWords';

/** What took place. That it succeeded goes without saying; that it did not is said. */
export const ActionCell = ({ event }: { event: Event }) => {
  const words = useWords();
  const { category, action, outcome } = event;

  return (
    <Flex gap={2}>
      <Typography>{words.action(action, category)}</Typography>
      {outcome !== 'success' && <OutcomeBadge outcome={outcome} />}
    </Flex>
  );
};
