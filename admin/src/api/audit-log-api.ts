import { adminApi } from '@strapi/strapi/admin';
import type {
  AuditEventDetails,
  GetActivityQuery,
  GetActivityResponse,
  GetCatalogueResponse,
  GetEventResponse,
  GetFacetsResponse,
  ListEventsQuery,
  ListEventsResponse,
  ListViewsResponse,
  SavedView,
  SaveViewRequest,
  SaveViewResponse,
  SettingsImpactResponse,
  SettingsResponse,
  UpdateSettingsRequest,
} from '../contracts';
import { serialiseQuery } from './serialise-query';

const auditLogApi = adminApi
  .enhanceEndpoints({ addTagTypes: ['AuditLogEvents', 'AuditLogSettings', 'AuditLogViews'] })
  .injectEndpoints({
    endpoints: (build) => ({
      auditLogEvents: build.query<ListEventsResponse, ListEventsQuery>({
        query: (query) => `/audit-log/events?${serialiseQuery(query)}`,
        providesTags: ['AuditLogEvents'],
      }),
      auditLogEvent: build.query<AuditEventDetails, string>({
        query: (id) => `/audit-log/events/${encodeURIComponent(id)}`,
        transformResponse: ({ data }: GetEventResponse) => data,
      }),
      auditLogActivity: build.query<GetActivityResponse, GetActivityQuery>({
        query: (query) => `/audit-log/events/activity?${serialiseQuery(query)}`,
        providesTags: ['AuditLogEvents'],
      }),
      auditLogFacets: build.query<GetFacetsResponse, Omit<GetActivityQuery, 'timeZone'>>({
        query: (query) => `/audit-log/events/facets?${serialiseQuery(query)}`,
        providesTags: ['AuditLogEvents'],
      }),
      /** Loads the shown list again. */
      refreshAuditLogEvents: build.mutation<null, undefined>({
        queryFn: () => ({ data: null }),
        invalidatesTags: ['AuditLogEvents'],
      }),
      auditLogCatalogue: build.query<GetCatalogueResponse['data'], undefined>({
        query: () => '/audit-log/catalogue',
        transformResponse: ({ data }: GetCatalogueResponse) => data,
      }),
      auditLogViews: build.query<SavedView[], undefined>({
        query: () => '/audit-log/views',
        transformResponse: ({ data }: ListViewsResponse) => data,
        providesTags: ['AuditLogViews'],
      }),
      createAuditLogView: build.mutation<SaveViewResponse, SaveViewRequest>({
        query: (data) => ({ url: '/audit-log/views', method: 'POST', data }),
        invalidatesTags: ['AuditLogViews'],
      }),
      updateAuditLogView: build.mutation<SaveViewResponse, SaveViewRequest & { id: string }>({
        query: ({ id, ...data }) => ({ url: `/audit-log/views/${id}`, method: 'PUT', data }),
        invalidatesTags: ['AuditLogViews'],
      }),
      deleteAuditLogView: build.mutation<unknown, string>({
        query: (id) => ({ url: `/audit-log/views/${id}`, method: 'DELETE' }),
        invalidatesTags: ['AuditLogViews'],
      }),
      auditLogSettings: build.query<SettingsResponse['data'], undefined>({
        query: () => '/audit-log/settings',
        transformResponse: ({ data }: SettingsResponse) => data,
        providesTags: ['AuditLogSettings'],
      }),
      /** What this retention would delete. */
      auditLogSettingsImpact: build.query<SettingsImpactResponse['data'], number>({
        query: (retentionDays) => `/audit-log/settings/impact?${serialiseQuery({ retentionDays })}`,
        transformResponse: ({ data }: SettingsImpactResponse) => data,
      }),
      updateAuditLogSettings: build.mutation<SettingsResponse['data'], UpdateSettingsRequest>({
        query: (data) => ({ url: '/audit-log/settings', method: 'PUT', data }),
        transformResponse: ({ data }: SettingsResponse) => data,
        invalidatesTags: ['AuditLogSettings'],
      }),
    }),
  });

/** The endpoints of the plugin, on the cache that Strapi's own pages use. */
export const {
  useAuditLogEventsQuery: useEventsQuery,
  useLazyAuditLogEventsQuery: useLazyEventsQuery,
  useAuditLogEventQuery: useEventQuery,
  useAuditLogActivityQuery: useActivityQuery,
  useAuditLogFacetsQuery: useFacetsQuery,
  useRefreshAuditLogEventsMutation: useRefreshEvents,
  useAuditLogCatalogueQuery: useCatalogueQuery,
  useAuditLogViewsQuery: useViewsQuery,
  useCreateAuditLogViewMutation: useCreateView,
  useUpdateAuditLogViewMutation: useUpdateView,
  useDeleteAuditLogViewMutation: useDeleteView,
  useAuditLogSettingsQuery: useSettingsQuery,
  useAuditLogSettingsImpactQuery: useSettingsImpactQuery,
  useUpdateAuditLogSettingsMutation: useUpdateSettings,
} = auditLogApi;
