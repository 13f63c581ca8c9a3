import { useCallback } from 'react';

import { Button, Flex, Loader, Modal } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useAuditLogApi } from '../../../api/useAuditLogApi';
import { useRemote } from '../../../api/useRemote';
import { LoadError } from '../../../components/LoadError';
import { message } from '../../../words/message';
import { useWords } from '../../../words/useWords';
import { detailsButtonId } from '../detailsButtonId';
import { CopyButton } from './CopyButton';
import { EventContent } from './EventContent';

interface EventDetailsProps {
  id: string;
  onClose: () => void;
}

/** Everything that is kept of one event. */
export const EventDetails = ({ id, onClose }: EventDetailsProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const { getEvent } = useAuditLogApi();
  const { remote, reload } = useRemote(
    useCallback((signal: AbortSignal) => getEvent(id, signal), [getEvent, id]),
  );

  const returnFocus = (close: Event) => {
    // A link can open the details without the event being in the list.
    close.preventDefault();
    document.getElementById(detailsButtonId(id))?.focus();
  };

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
        <Modal.Header closeLabel={formatMessage(message('audit-log.details.close'))}>
          <Modal.Title>
            {remote.status === 'ready'
              ? formatMessage(message('audit-log.details.title'), {
                  category: words.category(remote.data.category),
                  action: words.action(remote.data.action),
                })
              : formatMessage(message('audit-log.details.untitled'))}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {remote.status === 'loading' && (
            <Flex justifyContent="center" padding={8}>
              <Loader>{formatMessage(message('audit-log.details.loading'))}</Loader>
            </Flex>
          )}
          {remote.status === 'error' && <LoadError error={remote.error} onRetry={reload} />}
          {remote.status === 'ready' && <EventContent event={remote.data} />}
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{formatMessage(message('audit-log.details.close'))}</Button>
          </Modal.Close>
          {remote.status === 'ready' && <CopyButton event={remote.data} />}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
