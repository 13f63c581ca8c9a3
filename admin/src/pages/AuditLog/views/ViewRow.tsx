import { Box, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { Earth, Link as LinkIcon, Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { SavedView } from '../../../contracts';
import { message } from '../../../labels/message';

interface ViewRowProps {
  view: SavedView;
  onOpen: () => void;
  onCopy: () => void;
  onShare: () => void;
  onRemove: () => void;
}

/** A kept view: opened by its name; one's own is shared and deleted by buttons. */
export const ViewRow = ({ view, onOpen, onCopy, onShare, onRemove }: ViewRowProps) => {
  const { formatMessage } = useIntl();
  const { name, search, isShared, isOwn, owner } = view;

  return (
    <Flex tag="li" justifyContent="space-between" gap={2}>
      <Box minWidth={0}>
        <Link
          tag={RouterLink}
          to={{ search }}
          onClick={onOpen}
          style={{ overflowWrap: 'anywhere', minWidth: 0 }}
        >
          {name}
        </Link>
        {!isOwn && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {formatMessage(message('audit-log.views.shared-by'), { owner })}
          </Typography>
        )}
      </Box>
      <Flex gap={1} shrink={0}>
        <IconButton
          variant="ghost"
          label={formatMessage(message('audit-log.views.copy-one'), { name })}
          onClick={onCopy}
        >
          <LinkIcon />
        </IconButton>
        {isOwn && (
          <>
            <IconButton
              variant={isShared ? 'secondary' : 'ghost'}
              aria-pressed={isShared}
              label={formatMessage(message('audit-log.views.share-one'), { name })}
              onClick={onShare}
            >
              <Earth />
            </IconButton>
            <IconButton
              variant="ghost"
              label={formatMessage(message('audit-log.views.delete'), { name })}
              onClick={onRemove}
            >
              <Trash />
            </IconButton>
          </>
        )}
      </Flex>
    </Flex>
  );
};
