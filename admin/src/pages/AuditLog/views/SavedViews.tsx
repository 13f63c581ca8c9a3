import { useRef, useState } from 'react';

import { Box, Button, Divider, Flex, Popover, TextButton, Typography } from '@strapi/design-system';
import { Stack, Link as LinkIcon } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import type { ListStateHandle } from '../useListState';
import { SaveViewForm } from './SaveViewForm';
import { ViewRow } from './ViewRow';
import { searchOf } from './savedViews';
import { useCopyLink } from './useCopyLink';
import { useSavedViews } from './useSavedViews';

/** Filters to come back to: opened, named, deleted, and sent to others as a link. */
export const SavedViews = ({ list }: { list: ListStateHandle }) => {
  const { formatMessage } = useIntl();
  const [isOpen, setIsOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { views, save, remove } = useSavedViews();
  const copyLink = useCopyLink();
  const title = formatMessage(message('audit-log.views.title'));

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
                  onOpen={() => setIsOpen(false)}
                  onCopy={() => copyLink(view.search)}
                  onRemove={() => {
                    // Its button goes; the keyboard stays here.
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
          <TextButton startIcon={<LinkIcon />} onClick={() => copyLink(searchOf(list.state))}>
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
