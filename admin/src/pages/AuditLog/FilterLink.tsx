import type { MouseEvent, ReactNode } from 'react';

import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { Filters } from './listState';
import type { ListStateHandle } from './useListState';

interface FilterLinkProps {
  list: ListStateHandle;
  filters: Partial<Filters>;
  /** Says what following the link does; contains the text it shows. */
  label: string;
  children: ReactNode;
}

/** Something in a row to filter the list by. A link, so that it also opens in a tab of its own. */
export const FilterLink = ({ list, filters, label, children }: FilterLinkProps) => (
  <Link
    tag={RouterLink}
    to={list.linkTo(filters)}
    aria-label={label}
    // The row would open the event's details.
    onClick={(click: MouseEvent) => click.stopPropagation()}
  >
    {children}
  </Link>
);
