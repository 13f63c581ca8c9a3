import { useMemo } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import type {
  GetActivityResponse,
  GetCatalogueResponse,
  GetEventResponse,
  ListEventsResponse,
  SettingsResponse,
  UpdateSettingsRequest,
} from '../contracts';

/** The endpoints of the plugin. Those that read can be aborted, for answers that nobody waits for any more. */
export const useAuditLogApi = () => {
  const { get, put } = useFetchClient();

  return useMemo(
    () => ({
      /** Takes the query as `serialiseQuery` writes it. */
      listEvents: async (query: string, signal: AbortSignal) => {
        const { data } = await get<ListEventsResponse>('/audit-log/events', {
          params: query,
          signal,
        });

        return data;
      },

      /** Takes the query as `serialiseQuery` writes it. */
      getActivity: async (query: string, signal: AbortSignal) => {
        const { data } = await get<GetActivityResponse>('/audit-log/events/activity', {
          params: query,
          signal,
        });

        return data;
      },

      getEvent: async (id: string, signal: AbortSignal) => {
        const path = `/audit-log/events/${encodeURIComponent(id)}`;
        const { data } = await get<GetEventResponse>(path, { signal });

        return data.data;
      },

      getCatalogue: async (signal: AbortSignal) => {
        const { data } = await get<GetCatalogueResponse>('/audit-log/catalogue', { signal });

        return data.data;
      },

      getSettings: async (signal: AbortSignal) => {
        const { data } = await get<SettingsResponse>('/audit-log/settings', { signal });

        return data.data;
      },

      updateSettings: async (changes: UpdateSettingsRequest) => {
        const { data } = await put<SettingsResponse>('/audit-log/settings', changes);

        return data.data;
      },
    }),
    [get, put],
  );
};
