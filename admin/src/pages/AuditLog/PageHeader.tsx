import { Alert, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { lazy, type ReactNode, Suspense } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { LogWarnings } from '../../components/LogWarnings';
import type { Pagination } from '../../contracts';
import { message } from '../../labels/message';
import { useRangeText } from './filters/DateRangeFilter';
import type { ListedEvents } from './list/useEvents';
import type { ListHandle } from './state/useListState';

const SealStateLink = lazy(() => import('./SealStateLink'));

interface PageWarningsProps {
  list: ListHandle;
  listed: ListedEvents;
}

/** Warnings about the list: parts of the address that were not understood, events that wait. */
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

/** Like Strapi's header, but smaller, to leave room for the list. */
const Compact = styled.div`
  [data-strapi-header] {
    padding-top: ${({ theme }) => theme.spaces[5]};
    padding-bottom: ${({ theme }) => theme.spaces[3]};

    > div {
      gap: ${({ theme }) => theme.spaces[1]};
    }
  }
`;

interface PageHeaderProps {
  list: ListHandle;
  /** `null` while the events are loading. */
  pagination: Pagination | null;
  exportMenu: ReactNode;
  isNarrow: boolean;
}

/** The title, the subtitle, the number of listed events and the state of the seals. */
export const PageHeader = ({ list, pagination, exportMenu, isNarrow }: PageHeaderProps) => {
  const { formatMessage } = useIntl();
  const range = useRangeText(list);

  return (
    <Compact>
      <Layouts.Header
        title={formatMessage(message('audit-log.events.title'))}
        subtitle={
          <Typography tag="p" textColor="neutral600">
            {formatMessage(message('audit-log.events.subtitle'))}{' '}
            {/* A live region must always exist, so that screen readers announce its changes. */}
            <span role="status">
              {pagination &&
                formatMessage(message('audit-log.count'), {
                  total: pagination.total,
                  more: pagination.totalIsCapped ? '+' : '',
                  range,
                })}
            </span>{' '}
            <Suspense fallback={null}>
              <SealStateLink isShort={isNarrow} />
            </Suspense>
          </Typography>
        }
        primaryAction={exportMenu}
      />
    </Compact>
  );
};
