import { useState } from 'react';

import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Layouts, Page } from '@strapi/strapi/admin';

import { LoadError } from '../../components/LoadError';
import { message } from '../../words/message';
import { EventDetails } from './EventDetails';
import { EventPagination } from './EventPagination';
import { EventTable } from './EventTable';
import { EventsHeader } from './EventsHeader';
import { ResultCount } from './ResultCount';
import { SpillWarning } from './SpillWarning';
import { ActivityPanel } from './activity/ActivityPanel';
import { ActiveFilters } from './filters/ActiveFilters';
import { EventFilters } from './filters/EventFilters';
import { NewEvents } from './live/NewEvents';
import { useNewEvents } from './live/useNewEvents';
import { SearchReach } from './search/SearchReach';
import { useEvents } from './useEvents';
import { useListState } from './useListState';

export const EventsPage = () => {
  const { formatMessage } = useIntl();
  const list = useListState();
  const { remote, reload, isSearchGoingOn, searchFurther } = useEvents(list.state);
  const [revision, setRevision] = useState(0);

  const isLoading = remote.status === 'loading';
  const events = remote.status === 'ready' ? remote.data.data : [];
  // Stay while the next page loads: the names in the filters, and the link that was followed keeps the focus.
  const known = isLoading ? (remote.previous?.data ?? []) : events;
  const meta = remote.status === 'ready' ? remote.data.meta : null;
  const pagination = isLoading ? remote.previous?.meta.pagination : meta?.pagination;
  const newCount = useNewEvents(list.state, remote.status === 'ready' ? events : null);
  const showNew = () => {
    reload();
    setRevision(revision + 1);
  };
  const title = formatMessage(message('audit-log.events.title'));

  return (
    <Page.Main aria-busy={isLoading || isSearchGoingOn}>
      <Page.Title>{title}</Page.Title>
      <EventsHeader list={list} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {meta?.warnings.includes('spill-pending') && <SpillWarning />}
          <EventFilters list={list} events={known} />
          <ActiveFilters list={list} events={known} />
          <ActivityPanel list={list} revision={revision} />
          <Flex direction="column" alignItems="stretch">
            <Flex justifyContent="space-between" wrap="wrap" gap={2}>
              <ResultCount pagination={meta?.pagination ?? null} range={list.state.range} />
              <NewEvents count={newCount} onShow={showNew} />
            </Flex>
            <SearchReach
              until={meta?.searchedUntil ?? null}
              isGoingOn={isSearchGoingOn}
              onFurther={searchFurther}
            />
          </Flex>
          {remote.status === 'error' ? (
            <LoadError error={remote.error} onRetry={reload} />
          ) : (
            <EventTable
              events={events}
              isLoading={isLoading}
              pagination={meta?.pagination ?? null}
              list={list}
            />
          )}
        </Flex>
        {pagination && <EventPagination pagination={pagination} list={list} />}
      </Layouts.Content>
      {list.state.event !== null && (
        <EventDetails id={list.state.event} events={events} list={list} />
      )}
    </Page.Main>
  );
};
