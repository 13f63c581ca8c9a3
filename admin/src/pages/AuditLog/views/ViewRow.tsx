import { Flex, IconButton, Link } from '@strapi/design-system';
import { Link as LinkIcon, Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { message } from '../../../labels/message';
import type { SavedView } from './savedViews';

interface ViewRowProps {
  view: SavedView;
  onOpen: () => void;
  onCopy: () => void;
  onRemove: () => void;
}

export const ViewRow = ({ view: { name, search }, onOpen, onCopy, onRemove }: ViewRowProps) => {
  const { formatMessage } = useIntl();

  return (
    <Flex tag="li" justifyContent="space-between" gap={2}>
      <Link
        tag={RouterLink}
        to={{ search }}
        onClick={onOpen}
        style={{ overflowWrap: 'anywhere', minWidth: 0 }}
      >
        {name}
      </Link>
      <Flex gap={1} shrink={0}>
        <IconButton
          variant="ghost"
          label={formatMessage(message('audit-log.views.copy-one'), { name })}
          onClick={onCopy}
        >
          <LinkIcon />
        </IconButton>
        <IconButton
          variant="ghost"
          label={formatMessage(message('audit-log.views.delete'), { name })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Flex>
    </Flex>
  );
};
