import { Button, Popover } from '@strapi/design-system';
import { Stack } from '@strapi/icons';
import { lazy, Suspense, useState } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';

const SavedViewsPanel = lazy(() => import('./SavedViewsPanel'));

/** The menu of saved views. */
export const SavedViews = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const [isOpen, setIsOpen] = useState(false);
  const title = formatMessage(message('audit-log.views.title'));

  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Stack />}>
          {title}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-label={title}>
        <Suspense fallback={null}>
          <SavedViewsPanel list={list} onClose={() => setIsOpen(false)} />
        </Suspense>
      </Popover.Content>
    </Popover.Root>
  );
};
