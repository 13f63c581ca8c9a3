import {
  Box,
  Divider,
  Flex,
  IconButton,
  Link,
  Loader,
  TextButton,
  Typography,
} from '@strapi/design-system';
import { Earth, Link as LinkIcon, Trash } from '@strapi/icons';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import {
  useCreateView,
  useDeleteView,
  useUpdateView,
  useViewsQuery,
} from '../../../api/audit-log-api';
import { useErrorMessage } from '../../../components/LoadError';
import type { SavedView, SaveViewRequest } from '../../../contracts';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { BUILT_IN_VIEWS, searchOf } from './saved-views';
import { SaveViewForm } from './SaveViewForm';
import { useCopyLink } from './useCopyLink';

interface SavedViewsPanelProps {
  list: ListHandle;
  onClose: () => void;
}

/**
 * The built-in views and the saved ones: one's own, and those that others share. Loaded when it is
 * first opened.
 */
const SavedViewsPanel = ({ list, onClose }: SavedViewsPanelProps) => {
  const { formatMessage } = useIntl();
  const heading = useRef<HTMLHeadingElement>(null);
  const userId = useAuth('AuditLogViews', ({ user }) => user?.id);
  const copyLink = useCopyLink();

  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={4}
      padding={4}
      width="36rem"
      maxWidth="100vw"
    >
      <Typography ref={heading} tag="h2" variant="delta" tabIndex={-1}>
        {formatMessage(message('audit-log.views.title'))}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
        {BUILT_IN_VIEWS.map(({ label, search }) => (
          <li key={label}>
            <Link
              tag={RouterLink}
              to={{ search: search(userId === undefined ? null : String(userId)) }}
              onClick={onClose}
            >
              {formatMessage(message(label))}
            </Link>
          </li>
        ))}
      </Flex>
      <Divider />
      <KeptViews
        list={list}
        onClose={onClose}
        // The used button disappears, so the focus moves here.
        onRemoved={() => heading.current?.focus()}
      />
      <TextButton startIcon={<LinkIcon />} onClick={() => void copyLink(searchOf(list.state))}>
        {formatMessage(message('audit-log.views.copy'))}
      </TextButton>
      <Typography variant="pi" textColor="neutral600">
        {formatMessage(message('audit-log.views.where'))}
      </Typography>
    </Flex>
  );
};

export default SavedViewsPanel;

interface KeptViewsProps extends SavedViewsPanelProps {
  onRemoved: () => void;
}

const KeptViews = ({ list, onClose, onRemoved }: KeptViewsProps) => {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const copyLink = useCopyLink();
  const { data: views, error } = useViewsQuery(undefined);
  const [create] = useCreateView();
  const [update] = useUpdateView();
  const [remove] = useDeleteView();

  /** Shows the error of an action that failed. */
  const attempt = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;

      return true;
    } catch (fault) {
      toggleNotification({ type: 'danger', message: errorMessage(fault) });

      return false;
    }
  };
  const share = ({ id, name, search, isShared }: SavedView) =>
    attempt(update({ id, name, search, isShared: !isShared }).unwrap());
  const save = (view: Omit<SaveViewRequest, 'search'>) =>
    attempt(create({ ...view, search: searchOf(list.state) }).unwrap());

  if (error !== undefined) {
    return <Typography textColor="danger700">{errorMessage(error)}</Typography>;
  }
  if (views === undefined) {
    return <Loader small>{formatMessage(message('audit-log.events.loading'))}</Loader>;
  }

  return (
    <>
      {views.length === 0 ? (
        <Typography textColor="neutral600">
          {formatMessage(message('audit-log.views.empty'))}
        </Typography>
      ) : (
        <Box tag="ul" maxHeight="24rem" overflow="auto">
          {views.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              onOpen={onClose}
              onCopy={() => void copyLink(view.search)}
              onShare={() => void share(view)}
              onRemove={() => {
                onRemoved();
                void attempt(remove(view.id).unwrap());
              }}
            />
          ))}
        </Box>
      )}
      <Divider />
      <SaveViewForm views={views} onSave={save} />
    </>
  );
};

interface ViewRowProps {
  view: SavedView;
  onOpen: () => void;
  onCopy: () => void;
  onShare: () => void;
  onRemove: () => void;
}

/** A saved view. Its name opens it; buttons share and delete one's own. */
const ViewRow = ({ view, onOpen, onCopy, onShare, onRemove }: ViewRowProps) => {
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
