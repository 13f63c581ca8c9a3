import { Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Pagination as StrapiPagination } from '@strapi/strapi/admin';
import { type RefObject, useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { PAGE_SIZE, PAGE_SIZES, type Pagination } from '../../../contracts';
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
        {/* Strapi's own control is hidden for few entries. This one is always shown. */}
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

/** Scrolls to the top of the list when the page number changes, but not on the first render. */
export const usePageTop = (top: RefObject<HTMLElement>, page: number): void => {
  const shown = useRef(page);

  useEffect(() => {
    const element = top.current;

    if (shown.current !== page && element && element.getBoundingClientRect().top < 0) {
      element.scrollIntoView();
    }

    shown.current = page;
  }, [top, page]);
};
