import { useIntl } from 'react-intl';

import { Layouts, useRBAC } from '@strapi/strapi/admin';

import { message } from '../../words/message';
import { PERMISSIONS } from '../../permissions';
import { ExportMenu } from './export/ExportMenu';
import { ExportStatus } from './export/ExportStatus';
import { useExport } from './export/useExport';
import type { ListStateHandle } from './useListState';

/** The head of the page, and how an export goes that was begun there. */
export const EventsHeader = ({ list }: { list: ListStateHandle }) => {
  const { formatMessage } = useIntl();
  const { allowedActions } = useRBAC(PERMISSIONS.exportEvents);
  const { state, start, cancel, forget } = useExport(list.state);

  return (
    <>
      <Layouts.Header
        title={formatMessage(message('audit-log.events.title'))}
        subtitle={formatMessage(message('audit-log.events.subtitle'))}
        primaryAction={
          allowedActions.canExport === true && (
            <ExportMenu isRunning={state.status === 'running'} onExport={start} />
          )
        }
      />
      <Layouts.Content>
        <ExportStatus state={state} onCancel={cancel} onClose={forget} />
      </Layouts.Content>
    </>
  );
};
