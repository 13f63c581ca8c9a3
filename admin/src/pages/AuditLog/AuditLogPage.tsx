import { Box, Flex, Loader } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useIntl } from 'react-intl';
import { LoadError } from '../../components/LoadError';
import { usePersistentState } from '../../components/usePersistentState';
import { message } from '../../labels/message';
import { PERMISSIONS } from '../../permissions';
import { ActivityPanel } from './activity/ActivityPanel';
import { ExportMenu, ExportProgress } from './export/ExportMenu';
import { useExport } from './export/useExport';
import { ActiveFilters, FilterBar } from './filters/FilterBar';
import { columnsAt, MIN_TABLE_WIDTH, parseLook } from './list/columns';
import { EventPagination, usePageTop } from './list/EventPagination';
import { EventTable } from './list/EventTable';
import { ListStatus } from './list/ListStatus';
import { daysOf, rowsOf } from './list/rows';
import { TableSettings } from './list/TableSettings';
import { type ListedEvents, useEvents } from './list/useEvents';
import { useNewEvents } from './list/useNewEvents';
import { useReturnFocus } from './list/useRowKeys';
import { useWidth } from './list/useWidth';
import { PageHeader, PageWarnings } from './PageHeader';
import { type ListHandle, useListState } from './state/useListState';
import { usePageKeys } from './usePageKeys';

const EventDrawer = lazy(() => import('./details/EventDrawer'));
const loadCards = () => import('./list/EventCards');
const EventCards = lazy(loadCards);
const EmptyList = lazy(() => import('./list/EmptyList'));
const KeyHelp = lazy(() => import('./KeyHelp'));

/** The width of the details beside the list. */
const DRAWER_WIDTH = '46rem';

/** The browser stores the look of the table under this key. */
const LOOK_KEY = 'STRAPI_AUDIT_LOG_TABLE';

const NARROW = '(max-width: 767px)';
const ROOM_FOR_DRAWER = '(min-width: 1200px)';

const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    useCallback(
      (onChange) => {
        const media = window.matchMedia(query);

        media.addEventListener('change', onChange);

        return () => media.removeEventListener('change', onChange);
      },
      [query],
    ),
    () => window.matchMedia(query).matches,
  );

export const AuditLogPage = () => {
  const { formatMessage } = useIntl();
  const list = useListState();
  const listed = useEvents(list);
  const isNarrow = useMedia(NARROW);
  const isBeside = useMedia(ROOM_FOR_DRAWER);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [storedLook, setLook] = usePersistentState<unknown>(LOOK_KEY, null);
  const look = parseLook(storedLook);
  const { state } = list;
  const canExport = useRBAC(PERMISSIONS.exportEvents);
  const { rows, hasProof, start, cancel } = useExport(list);
  const isDrawerOpen = state.event !== null && isBeside;
  const pagination = listed.isStale ? null : (listed.meta?.pagination ?? null);

  const exportMenu = canExport.allowedActions.canExport === true && (
    <ExportMenu
      isRunning={rows !== null}
      hasProof={hasProof}
      onExport={(format) => void start(format)}
    />
  );

  usePageKeys(useCallback(() => setIsHelpOpen(true), []));

  return (
    <Page.Main
      aria-busy={listed.isFetching}
      style={isDrawerOpen ? { paddingInlineEnd: `calc(${DRAWER_WIDTH} - 4rem)` } : undefined}
    >
      <Page.Title>{formatMessage(message('audit-log.events.title'))}</Page.Title>
      <PageHeader
        isNarrow={isNarrow}
        list={list}
        pagination={pagination}
        exportMenu={isNarrow ? null : exportMenu}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={2}>
          <PageWarnings list={list} listed={listed} />
          <FilterBar list={list} isNarrow={isNarrow}>
            {isNarrow ? exportMenu : <TableSettings look={look} onChange={setLook} list={list} />}
          </FilterBar>
          <ActiveFilters list={list} events={listed.events} />
          {!isNarrow && <ActivityPanel list={list} />}
          <EventList list={list} listed={listed} look={look} />
        </Flex>
        {listed.meta && <EventPagination pagination={listed.meta.pagination} list={list} />}
      </Layouts.Content>
      {state.event !== null && (
        <Suspense fallback={null}>
          <EventDrawer
            id={state.event}
            list={list}
            listed={listed}
            width={isBeside ? DRAWER_WIDTH : null}
          />
        </Suspense>
      )}
      {rows !== null && <ExportProgress rows={rows} onCancel={cancel} />}
      {isHelpOpen && (
        <Suspense fallback={null}>
          <KeyHelp onClose={() => setIsHelpOpen(false)} />
        </Suspense>
      )}
    </Page.Main>
  );
};

interface EventListProps {
  list: ListHandle;
  listed: ListedEvents;
  look: ReturnType<typeof parseLook>;
}

const EventList = ({ list, listed, look }: EventListProps) => {
  const { formatMessage } = useIntl();
  const [ref, width] = useWidth<HTMLDivElement>();
  const top = useRef<HTMLDivElement>(null);
  const { state } = list;
  const { events, meta, error, isFirst, isStale, isFetching } = listed;
  const isSettled = !isFetching && error === undefined;
  const newCount = useNewEvents(list, isSettled ? events : null);

  usePageTop(top, state.page);
  useReturnFocus(state.event);

  const isTable = width !== null && width >= MIN_TABLE_WIDTH;

  // Loaded beside the events, not after them.
  useEffect(() => {
    if (width !== null && !isTable) void loadCards().catch(() => undefined);
  }, [width, isTable]);

  const loader = (
    <Flex justifyContent="center" padding={8} background="neutral0" shadow="tableShadow">
      <Loader>{formatMessage(message('audit-log.events.loading'))}</Loader>
    </Flex>
  );
  const days = daysOf(rowsOf(events, state.isFolded));
  const body = () => {
    if (error !== undefined) {
      return (
        <Box background="neutral0" shadow="tableShadow" hasRadius>
          <LoadError error={error} onRetry={list.refresh} onReset={list.reset} />
        </Box>
      );
    }
    if (isFirst || width === null) {
      return loader;
    }
    if (events.length === 0) {
      return (
        meta && (
          <EmptyList
            list={list}
            pagination={meta.pagination}
            isUnfinished={meta.searchedUntil !== null}
          />
        )
      );
    }

    return isTable ? (
      <EventTable
        days={days}
        columns={columnsAt(width, look)}
        density={look.density}
        isStale={isStale}
        list={list}
      />
    ) : (
      <EventCards days={days} isStale={isStale} list={list} />
    );
  };

  return (
    <Box ref={ref}>
      <ListStatus
        newCount={newCount}
        onShowNew={list.refresh}
        searchedUntil={meta?.searchedUntil ?? null}
        isSearchingOn={listed.isSearchingOn}
        onSearchFurther={listed.searchFurther}
      />
      <Box ref={top} style={{ scrollMarginTop: '5.6rem' }}>
        <Suspense fallback={loader}>{body()}</Suspense>
      </Box>
    </Box>
  );
};
