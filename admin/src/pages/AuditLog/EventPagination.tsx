import { Flex } from '@strapi/design-system';

import { Pagination as StrapiPagination } from '@strapi/strapi/admin';

import type { Pagination } from '../../contracts';
import { PageSize } from './PageSize';
import { DEFAULT_PAGE_SIZE } from './listState';
import type { ListStateHandle } from './useListState';

interface EventPaginationProps {
  pagination: Pagination;
  list: ListStateHandle;
}

export const EventPagination = ({ pagination, list }: EventPaginationProps) => (
  <StrapiPagination.Root
    pageCount={pagination.pageCount}
    total={pagination.total}
    defaultPageSize={DEFAULT_PAGE_SIZE}
  >
    <Flex justifyContent="space-between" wrap="wrap" gap={4} width="100%">
      <PageSize value={list.state.pageSize} onChange={list.setPageSize} />
      <StrapiPagination.Links />
    </Flex>
  </StrapiPagination.Root>
);
