import { Alert } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { ClosableWarning } from '../../components/ClosableWarning';
import { message } from '../../labels/message';
import type { ListedEvents } from './list/useEvents';
import type { ListHandle } from './state/useListState';

interface PageWarningsProps {
  list: ListHandle;
  listed: ListedEvents;
}

/** What the server says of the log itself. */
const WARNINGS = [
  {
    code: 'spill-pending',
    title: 'audit-log.warning.spill-pending.title',
    text: 'audit-log.warning.spill-pending',
  },
  {
    code: 'capture-missing',
    title: 'audit-log.warning.capture-missing.title',
    text: 'audit-log.warning.capture-missing',
  },
  {
    code: 'capture-failed',
    title: 'audit-log.warning.capture-failed.title',
    text: 'audit-log.warning.capture-failed',
  },
] as const;

/** What to know about the list before one trusts it: an address that makes no sense, events that wait. */
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
      {WARNINGS.filter(({ code }) => listed.meta?.warnings.includes(code)).map(
        ({ code, title, text }) => (
          <ClosableWarning key={code} title={formatMessage(message(title))}>
            {formatMessage(message(text))}
          </ClosableWarning>
        ),
      )}
    </>
  );
};
