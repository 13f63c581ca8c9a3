import { adminApi } from '@strapi/strapi/admin';

export interface Administrator {
  id: number | string;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
  email: string;
}

interface ContentType {
  uid: string;
  kind: 'collectionType' | 'singleType';
  isDisplayed: boolean;
  info: { displayName: string };
}

/** Enough for a list of choices. Other administrators can be filtered by from an event. */
const MAX_ADMINISTRATORS = 100;

/** Strapi's own endpoints that offer choices and names. */
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
