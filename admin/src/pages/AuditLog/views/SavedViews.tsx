import { useRef, useState } from 'react';

import {
  Box,
  Button,
  Divider,
  Flex,
  Link,
  Popover,
  TextButton,
  Typography,
} from '@strapi/design-system';
import { Link as LinkIcon, Stack } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { useAuth } from '@strapi/strapi/admin';

import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { SaveViewForm } from './SaveViewForm';
import { ViewRow } from './ViewRow';
import { BUILT_IN_VIEWS } from './builtInViews';
import { searchOf } from './savedViews';
import { useCopyLink } from './useCopyLink';
import { useSavedViews } from './useSavedViews';

/** Filters to come back to: those that everybody has, and one's own: named, deleted, sent as a link. */
export const SavedViews = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const [isOpen, setIsOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const userId = useAuth('AuditLogViews', ({ user }) => user?.id);
  const { views, save, remove } = useSavedViews();
  const copyLink = useCopyLink();
  const title = formatMessage(message('audit-log.views.title'));
  const close = () => setIsOpen(false);

  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Stack />}>
          {title}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-label={title}>
        <Flex
          direction="column"
          alignItems="stretch"
          gap={4}
          padding={4}
          width="34rem"
          maxWidth="100vw"
        >
          <Typography ref={heading} tag="h2" variant="delta" tabIndex={-1}>
            {title}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
            {BUILT_IN_VIEWS.map(({ label, search }) => (
              <li key={label}>
                <Link
                  tag={RouterLink}
                  to={{ search: search(userId === undefined ? null : String(userId)) }}
                  onClick={close}
                >
                  {formatMessage(message(label))}
                </Link>
              </li>
            ))}
          </Flex>
          <Divider />
          {views.length === 0 ? (
            <Typography textColor="neutral600">
              {formatMessage(message('audit-log.views.empty'))}
            </Typography>
          ) : (
            <Box tag="ul" maxHeight="24rem" overflow="auto">
              {views.map((view) => (
                <ViewRow
                  key={view.name}
                  view={view}
                  onOpen={close}
                  onCopy={() => void copyLink(view.search)}
                  onRemove={() => {
                    // Its button goes; the focus stays here.
                    heading.current?.focus();
                    remove(view.name);
                  }}
                />
              ))}
            </Box>
          )}
          <Divider />
          <SaveViewForm
            views={views}
            onSave={(name) => save({ name, search: searchOf(list.state) })}
          />
          <TextButton startIcon={<LinkIcon />} onClick={() => void copyLink(searchOf(list.state))}>
            {formatMessage(message('audit-log.views.copy'))}
          </TextButton>
          <Typography variant="pi" textColor="neutral600">
            {formatMessage(message('audit-log.views.where'))}
          </Typography>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};
