import { adminApi } from '@strapi/strapi/admin';

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
const MAX_ADMINISTRATORS = 100;

/** Endpoints of Strapi that the pages read from to offer choices and to name things. */
const strapiApi = adminApi.injectEndpoints({
  endpoints: (build) => ({
    auditLogAdministrators: build.query<Administrator[], undefined>({
      query: () => `/admin/users?pageSize=${MAX_ADMINISTRATORS}&sort=firstname`,
      transformResponse: ({ data }: { data: { results: Administrator[] } }) => data.results,
    }),
    auditLogContentTypes: build.query<ContentType[], undefined>({
      query: () => '/content-manager/content-types',
      transformResponse: ({ data }: { data: ContentType[] }) =>
        data.filter(
          ({ uid, isDisplayed }) =>
            uid.startsWith('api::') || (uid.startsWith('plugin::') && isDisplayed),
        ),
    }),
  }),
});

export const {
  useAuditLogAdministratorsQuery: useAdministrators,
  useAuditLogContentTypesQuery: useContentTypes,
} = strapiApi;
