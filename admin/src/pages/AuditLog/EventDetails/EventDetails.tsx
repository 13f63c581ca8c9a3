import { useCallback } from 'react';

import { Button, Flex, Loader, Modal } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useAuditLogApi } from '../../../api/useAuditLogApi';
import { useRemote } from '../../../api/useRemote';
import { LoadError } from '../../../components/LoadError';
import type { Event as LoggedEvent } from '../../../contracts';
import { message } from '../../../words/message';
import { useWords } from '../../../words/useWords';
import { detailsButtonId } from '../detailsButtonId';
import type { ListStateHandle } from '../useListState';
import { EventContent } from './EventContent';
import { NeighbourButtons } from './NeighbourButtons';
import { neighboursOf } from './neighbours';

interface EventDetailsProps {
  id: string;
  /** The page of the list that the details are opened from. */
  events: LoggedEvent[];
  list: ListStateHandle;
}

/** Everything that is kept of one event. */
export const EventDetails = ({ id, events, list }: EventDetailsProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const { getEvent } = useAuditLogApi();
  const { remote, reload } = useRemote(
    useCallback((signal: AbortSignal) => getEvent(id, signal), [getEvent, id]),
  );

  const isLoading = remote.status === 'loading';
  // On the way to the next event the last one stays, so that the dialog keeps its size and nothing flickers.
  const event = remote.status === 'ready' ? remote.data : isLoading ? remote.previous : null;

  const returnFocus = (close: Event) => {
    // A link can open the details without the event being in the list.
    close.preventDefault();
    document.getElementById(detailsButtonId(id))?.focus();
  };

  return (
    <Modal.Root open onOpenChange={list.closeEvent}>
      <Modal.Content
        aria-describedby={undefined}
        aria-busy={isLoading}
        onCloseAutoFocus={returnFocus}
      >
        <Modal.Header closeLabel={formatMessage(message('audit-log.details.close'))}>
          <Modal.Title>
            {event
              ? formatMessage(message('audit-log.details.title'), {
                  category: words.category(event.category),
                  action: words.action(event.action, event.category),
                })
              : formatMessage(message('audit-log.details.untitled'))}
          </Modal.Title>
        </Modal.Header>
        {/* A new event is read from its top. */}
        <Modal.Body key={event?.id}>
          {isLoading && !event && (
            <Flex justifyContent="center" padding={8}>
              <Loader>{formatMessage(message('audit-log.details.loading'))}</Loader>
            </Flex>
          )}
          {remote.status === 'error' && <LoadError error={remote.error} onRetry={reload} />}
          {event && <EventContent event={event} list={list} />}
        </Modal.Body>
        <Modal.Footer>
          <NeighbourButtons neighbours={neighboursOf(id, events)} onMove={list.moveToEvent} />
          <Modal.Close>
            <Button variant="tertiary">{formatMessage(message('audit-log.details.close'))}</Button>
          </Modal.Close>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
