import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useLazyEventsQuery } from '../../../api/audit-log-api';
import type { AuditEvent } from '../../../contracts';
import { message } from '../../../labels/message';
import type { ListedEvents } from '../list/useEvents';
import type { ListHandle } from '../state/useListState';
import { takesKeys } from '../usePageKeys';

interface Neighbours {
  /** Which event of all that match this is, from 1; `null` where it is not on the page. */
  position: { index: number; total: number; more: string } | null;
  /** Opens the event above or below; `null` at the end of the list. */
  goToPrevious: (() => void) | null;
  goToNext: (() => void) | null;
}

const idAtEnd = (events: AuditEvent[] | undefined, end: 'first' | 'last') =>
  (end === 'first' ? events?.[0] : events?.at(-1))?.id ?? null;

/** The events above and below one in the list, over the ends of its pages. */
export const useNeighbours = (list: ListHandle, { events, meta }: ListedEvents): Neighbours => {
  const { state, go, filterQuery } = list;
  const [loadPage] = useLazyEventsQuery();
  const index = events.findIndex(({ id }) => id === state.event);
  const pagination = meta?.pagination;

  if (index === -1 || !pagination) {
    return { position: null, goToPrevious: null, goToNext: null };
  }

  const onPage = (event: string) => () => go({ event }, { replace: true });
  const onOtherPage = (page: number, end: 'first' | 'last') => async () => {
    const { data } = await loadPage(
      { ...filterQuery, page, pageSize: state.pageSize, sort: state.sort },
      true,
    );
    const event = idAtEnd(data?.data, end);

    if (event !== null) {
      go({ page, event }, { replace: true });
    }
  };
  const [previous, next] = [events[index - 1]?.id, events[index + 1]?.id];
  const { page, pageCount, pageSize, total, totalIsCapped } = pagination;

  return {
    position: {
      index: (page - 1) * pageSize + index + 1,
      total,
      more: totalIsCapped ? '+' : '',
    },
    goToPrevious: previous
      ? onPage(previous)
      : page > 1
        ? () => void onOtherPage(page - 1, 'last')()
        : null,
    goToNext: next
      ? onPage(next)
      : page < pageCount
        ? () => void onOtherPage(page + 1, 'first')()
        : null,
  };
};

/** As `aria-keyshortcuts` writes them. */
const NEIGHBOUR_KEYS = { previous: 'ArrowLeft K', next: 'ArrowRight J' };

const DIRECTIONS: Record<string, 'goToPrevious' | 'goToNext' | undefined> = {
  ArrowLeft: 'goToPrevious',
  k: 'goToPrevious',
  ArrowRight: 'goToNext',
  j: 'goToNext',
};

/** Moves to the event above or below by the keyboard while the details are open. */
const useNeighbourKeys = ({ goToPrevious, goToNext }: Neighbours): void => {
  useEffect(() => {
    const handleKey = (press: KeyboardEvent) => {
      const isPlain = !press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey;
      const direction = DIRECTIONS[press.key];

      if (!isPlain || press.defaultPrevented || !direction || takesKeys(press.target)) return;

      const move = { goToPrevious, goToNext }[direction];

      if (move !== null) {
        press.preventDefault();
        move();
      }
    };

    document.addEventListener('keydown', handleKey);

    return () => document.removeEventListener('keydown', handleKey);
  }, [goToPrevious, goToNext]);
};

/** Leads to the event above and below in the list, and says which of all this is. */
export const NeighbourButtons = ({ neighbours }: { neighbours: Neighbours }) => {
  const { formatMessage } = useIntl();
  const { position, goToPrevious, goToNext } = neighbours;

  useNeighbourKeys(neighbours);

  if (position === null) return null;

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
