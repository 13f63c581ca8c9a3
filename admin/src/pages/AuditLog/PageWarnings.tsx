import { Alert } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { LogWarnings } from '../../components/LogWarnings';
import { message } from '../../labels/message';
import type { ListedEvents } from './list/useEvents';
import type { ListHandle } from './state/useListState';

interface PageWarningsProps {
  list: ListHandle;
  listed: ListedEvents;
}

/**
 * What to know about the list before one trusts it: an address that makes no sense, events that
 * wait.
 */
export const PageWarnings = ({ list, listed }: PageWarningsProps) => {
  const { formatMessage, formatList } = useIntl();

  return (
    <>
      {list.faults.length > 0 && (
        <Alert
          variant="warning"
          role="status"
          title={formatMessage(message('audit-log.warning.address.title'))}
          closeLabel={formatMessage(message('audit-log.warning.close'))}
          // Written anew, the address holds only what was understood.
          onClose={() => list.go({}, { replace: true })}
        >
          {formatMessage(message('audit-log.warning.address'), {
            parts: formatList(list.faults, { type: 'unit' }),
          })}
        </Alert>
      )}
      <LogWarnings codes={listed.meta?.warnings ?? []} />
    </>
  );
};
