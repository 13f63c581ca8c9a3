import { Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Pagination } from '../../contracts';
import { message } from '../../labels/message';
import { useRangeText } from './filters/useRangeText';
import { SealStateLink } from './SealStateLink';
import type { ListHandle } from './state/useListState';

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
            <SealStateLink isShort={isNarrow} />
          </Typography>
        }
        primaryAction={exportMenu}
      />
    </Compact>
  );
};
