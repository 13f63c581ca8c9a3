import { useMemo } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

export interface Administrator {
  id: number | string;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
  email: string;
}

export interface ContentType {
  uid: string;
  kind: 'collectionType' | 'singleType';
  isDisplayed: boolean;
  info: { displayName: string };
}

/** Enough for a list to choose from; others are found by what they did. */
const MOST_ADMINISTRATORS = 100;

/** Endpoints of Strapi that the pages read from to offer choices. */
export const useStrapiApi = () => {
  const { get } = useFetchClient();

  return useMemo(
    () => ({
      listAdministrators: async (signal: AbortSignal) => {
        const path = `/admin/users?pageSize=${MOST_ADMINISTRATORS}&sort=firstname`;
        const { data } = await get<{ data: { results: Administrator[] } }>(path, { signal });

        return data.data.results;
      },

      /** Those that editors know: of the app, and what plugins show them. */
      listContentTypes: async (signal: AbortSignal) => {
        const path = '/content-manager/content-types';
        const { data } = await get<{ data: ContentType[] }>(path, { signal });

        return data.data.filter(
          ({ uid, isDisplayed }) =>
            uid.startsWith('api::') || (uid.startsWith('plugin::') && isDisplayed),
        );
      },
    }),
    [get],
  );
};
