import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../../labels/message';
import { NEIGHBOUR_KEYS, useNeighbourKeys } from './useNeighbours';
import type { Neighbours } from './useNeighbours';

/** Leads to the event above and below in the list, and says which of all this is. */
export const NeighbourButtons = ({ neighbours }: { neighbours: Neighbours }) => {
  const { formatMessage } = useIntl();
  const { position, goToPrevious, goToNext } = neighbours;

  useNeighbourKeys(neighbours);

  if (position === null) {
    return null;
  }

  return (
    <Flex gap={1}>
      <IconButton
        variant="ghost"
        label={formatMessage(message('audit-log.details.previous'))}
        aria-keyshortcuts={NEIGHBOUR_KEYS.previous}
        disabled={goToPrevious === null}
        onClick={() => goToPrevious?.()}
      >
        <ChevronLeft />
      </IconButton>
      <IconButton
        variant="ghost"
        label={formatMessage(message('audit-log.details.next'))}
        aria-keyshortcuts={NEIGHBOUR_KEYS.next}
        disabled={goToNext === null}
        onClick={() => goToNext?.()}
      >
        <ChevronRight />
      </IconButton>
      <Typography role="status" variant="pi" textColor="neutral600">
        {formatMessage(message('audit-log.details.position'), position)}
      </Typography>
    </Flex>
  );
};
