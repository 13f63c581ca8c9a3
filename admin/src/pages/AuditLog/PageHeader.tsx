import type { ReactNode } from 'react';

import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { Layouts } from '@strapi/strapi/admin';

import type { Pagination } from '../../contracts';
import { message } from '../../labels/message';
import { SealStateLink } from './SealStateLink';
import { useRangeText } from './filters/useRangeText';
import type { ListHandle } from './state/useListState';

/** As Strapi's header, with less air: the list below is what people come for. */
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
}

/** Title, what the page is, how many events are listed, and how their seals stand. */
export const PageHeader = ({ list, pagination, exportMenu }: PageHeaderProps) => {
  const { formatMessage } = useIntl();
  const range = useRangeText(list);

  return (
    <Compact>
      <Layouts.Header
        title={formatMessage(message('audit-log.events.title'))}
        subtitle={
          <Typography tag="p" textColor="neutral600">
            {formatMessage(message('audit-log.events.subtitle'))}{' '}
            {/* A live region, and so always there: screen readers announce what changes in it. */}
            <span role="status">
              {pagination &&
                formatMessage(message('audit-log.count'), {
                  total: pagination.total,
                  more: pagination.totalIsCapped ? '+' : '',
                  range,
                })}
            </span>{' '}
            <SealStateLink />
          </Typography>
        }
        primaryAction={exportMenu}
      />
    </Compact>
  );
};
