import { Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Pagination as StrapiPagination } from '@strapi/strapi/admin';

import { PAGE_SIZE, PAGE_SIZES } from '../../../contracts';
import type { Pagination } from '../../../contracts';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';

interface EventPaginationProps {
  pagination: Pagination;
  list: ListHandle;
}

export const EventPagination = ({ pagination, list }: EventPaginationProps) => {
  const { formatMessage } = useIntl();
  const label = formatMessage(message('audit-log.page-size'));

  return (
    <StrapiPagination.Root
      pageCount={pagination.pageCount}
      total={pagination.total}
      defaultPageSize={PAGE_SIZE.default}
    >
      <Flex justifyContent="space-between" wrap="wrap" gap={4} width="100%">
        {/* Strapi's own control hides where there are few entries; this one is always there. */}
        <Flex gap={2}>
          <SingleSelect
            size="S"
            aria-label={label}
            value={String(list.state.pageSize)}
            onChange={(size) => list.go({ pageSize: Number(size), page: 1 })}
          >
            {PAGE_SIZES.map((size) => (
              <SingleSelectOption key={size} value={String(size)}>
                {size}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Typography textColor="neutral600" aria-hidden>
            {label}
          </Typography>
        </Flex>
        <StrapiPagination.Links />
      </Flex>
    </StrapiPagination.Root>
  );
};
