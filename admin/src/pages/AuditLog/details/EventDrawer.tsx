import { Box, Flex, IconButton, Loader, Modal, Typography } from '@strapi/design-system';
import { Cross, Link as LinkIcon } from '@strapi/icons';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useEventQuery } from '../../../api/audit-log-api';
import { LoadError } from '../../../components/LoadError';
import { eventTitle } from '../../../labels/describe';
import { useLabels } from '../../../labels/LabelsProvider';
import { message } from '../../../labels/message';
import type { ListedEvents } from '../list/useEvents';
import type { ListHandle } from '../state/useListState';
import { useCopyLink } from '../views/useCopyLink';
import { EventContent } from './EventContent';
import { NeighbourButtons, useNeighbours } from './NeighbourButtons';

interface EventDrawerProps {
  id: string;
  list: ListHandle;
  listed: ListedEvents;
  /** Width of the drawer beside the list; `null`: there is no room for it. */
  width: string | null;
}

/** Everything that is kept of one event: beside the list, or over it where there is no room. */
const EventDrawer = ({ id, list, listed, width }: EventDrawerProps) => {
  const intl = useIntl();
  const { formatMessage } = intl;
  const labels = useLabels();
  const { data, error, isFetching, refetch } = useEventQuery(id);
  const neighbours = useNeighbours(list, listed);
  const copyLink = useCopyLink();
  // The last event stays while the next one loads, so that nothing flickers.
  const event = error === undefined ? data : undefined;

  const title = event
    ? eventTitle(event, labels, intl)
    : formatMessage(message('audit-log.details.untitled'));
  const close = () => list.go({ event: null });
  const Shell = width === null ? DetailsDialog : Drawer;

  return (
    <Shell
      title={title}
      width={width ?? ''}
      isBusy={isFetching}
      onClose={close}
      actions={
        <>
          <NeighbourButtons neighbours={neighbours} />
          <IconButton
            variant="ghost"
            label={formatMessage(message('audit-log.row.copy-link'))}
            onClick={() => void copyLink(window.location.search.slice(1))}
          >
            <LinkIcon />
          </IconButton>
        </>
      }
    >
      {isFetching && !event && (
        <Flex justifyContent="center" padding={8}>
          <Loader>{formatMessage(message('audit-log.details.loading'))}</Loader>
        </Flex>
      )}
      {error !== undefined && <LoadError error={error} onRetry={() => void refetch()} />}
      {event && <EventContent key={event.id} event={event} list={list} />}
    </Shell>
  );
};

export default EventDrawer;

interface ShellProps {
  title: string;
  width: string;
  isBusy: boolean;
  actions: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

const Drawer = ({ title, width, isBusy, actions, onClose, children }: ShellProps) => {
  const { formatMessage } = useIntl();
  const heading = useRef<HTMLHeadingElement>(null);

  // The focus moves to the details. The list stays usable.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const handleKey = (press: KeyboardEvent) => {
    if (press.key === 'Escape' && !press.defaultPrevented) {
      onClose();
    }
  };

  return (
    <Flex
      role="dialog"
      aria-modal={false}
      aria-label={title}
      aria-busy={isBusy}
      onKeyDown={handleKey}
      direction="column"
      alignItems="stretch"
      position="fixed"
      background="neutral0"
      shadow="popupShadow"
      width={width}
      zIndex={3}
      style={{ insetBlock: 0, insetInlineEnd: 0 }}
    >
      <Flex
        justifyContent="space-between"
        gap={2}
        paddingTop={2}
        paddingBottom={2}
        paddingLeft={6}
        paddingRight={4}
        borderStyle="solid"
        borderWidth="0 0 1px 0"
        borderColor="neutral150"
      >
        <Flex gap={1} wrap="wrap">
          {actions}
        </Flex>
        <IconButton
          variant="ghost"
          label={formatMessage(message('audit-log.details.close'))}
          onClick={onClose}
        >
          <Cross />
        </IconButton>
      </Flex>
      <Box padding={6} overflow="auto" flex="1">
        <Typography
          ref={heading}
          tag="h2"
          variant="beta"
          tabIndex={-1}
          paddingBottom={4}
          style={{ outline: 'none', display: 'block' }}
        >
          {title}
        </Typography>
        {children}
      </Box>
    </Flex>
  );
};

const DetailsDialog = ({ title, isBusy, actions, onClose, children }: ShellProps) => {
  const { formatMessage } = useIntl();

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content
        aria-describedby={undefined}
        aria-busy={isBusy}
        // The list returns the focus to the row.
        onCloseAutoFocus={(event: Event) => event.preventDefault()}
      >
        <Modal.Header closeLabel={formatMessage(message('audit-log.details.close'))}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
        <Modal.Footer>
          <Flex gap={1} wrap="wrap">
            {actions}
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
