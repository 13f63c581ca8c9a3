import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import type { Neighbours } from './neighbours';
import { KEYS, useNeighbourKeys } from './useNeighbourKeys';

interface NeighbourButtonsProps {
  neighbours: Neighbours;
  onMove: (id: string) => void;
}

/** Leads to the event above and below in the list, also by the keyboard, and says where in the list one is. */
export const NeighbourButtons = ({ neighbours, onMove }: NeighbourButtonsProps) => {
  const { formatMessage } = useIntl();
  const { previous, next, position } = neighbours;

  useNeighbourKeys(neighbours, onMove);

  if (position === null) {
    return null;
  }

  // Not `disabled` in the sense of HTML: at the end of the list the focus stays on the button.
  return (
    <Flex gap={2}>
      <IconButton
        label={formatMessage(message('audit-log.details.previous'))}
        aria-keyshortcuts={KEYS.previous}
        disabled={previous === null}
        onClick={() => previous !== null && onMove(previous)}
      >
        <ChevronLeft />
      </IconButton>
      <IconButton
        label={formatMessage(message('audit-log.details.next'))}
        aria-keyshortcuts={KEYS.next}
        disabled={next === null}
        onClick={() => next !== null && onMove(next)}
      >
        <ChevronRight />
      </IconButton>
      <Typography role="status" variant="pi" textColor="neutral600">
        {formatMessage(message('audit-log.details.position'), position)}
      </Typography>
    </Flex>
  );
};
