import { IconButton, Popover } from '@strapi/design-system';
import { Cog } from '@strapi/icons';
import { lazy, Suspense } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import type { TableLook } from './columns';

const TableSettingsPanel = lazy(() => import('./TableSettingsPanel'));

export interface TableSettingsProps {
  look: TableLook;
  onChange: (look: TableLook) => void;
  list: ListHandle;
}

/** The columns, the row height, and whether similar events are folded. */
export const TableSettings = (props: TableSettingsProps) => {
  const { formatMessage } = useIntl();
  const title = formatMessage(message('audit-log.table.settings'));

  return (
    <Popover.Root>
      <Popover.Trigger>
        <IconButton label={title}>
          <Cog />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content aria-label={title} align="end">
        <Suspense fallback={null}>
          <TableSettingsPanel {...props} />
        </Suspense>
      </Popover.Content>
    </Popover.Root>
  );
};
