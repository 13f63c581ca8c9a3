import { adminApi } from '@strapi/strapi/admin';
import type {
  AcknowledgeRequest,
  CompareCheckpointRequest,
  CompareCheckpointResponse,
  GetEventSealResponse,
  GetSealResponse,
  StartVerificationResponse,
} from '../contracts';

const sealApi = adminApi
  .enhanceEndpoints({ addTagTypes: ['AuditLogSeal', 'AuditLogEvents'] })
  .injectEndpoints({
    endpoints: (build) => ({
      auditLogSeal: build.query<GetSealResponse['data'], undefined>({
        query: () => '/audit-log/seal',
        transformResponse: ({ data }: GetSealResponse) => data,
        providesTags: ['AuditLogSeal'],
      }),
      auditLogEventSeal: build.query<GetEventSealResponse['data'], string>({
        query: (id) => `/audit-log/events/${encodeURIComponent(id)}/seal`,
        transformResponse: ({ data }: GetEventSealResponse) => data,
        providesTags: ['AuditLogSeal'],
      }),
      compareAuditLogCheckpoint: build.mutation<
        CompareCheckpointResponse['data'],
        CompareCheckpointRequest
      >({
        query: (data) => ({ url: '/audit-log/seal/compare', method: 'POST', data }),
        transformResponse: ({ data }: CompareCheckpointResponse) => data,
      }),
      verifyAuditLog: build.mutation<StartVerificationResponse, undefined>({
        query: () => ({ url: '/audit-log/seal/verifications', method: 'POST' }),
        // Also after a failure: where another verification runs, the page shows it.
        invalidatesTags: ['AuditLogSeal'],
      }),
      acknowledgeAuditLogFinding: build.mutation<unknown, AcknowledgeRequest>({
        query: (data) => ({ url: '/audit-log/seal/acknowledgements', method: 'POST', data }),
        invalidatesTags: ['AuditLogSeal', 'AuditLogEvents'],
      }),
    }),
  });

/** The endpoints of the seals. */
export const {
  useAuditLogSealQuery: useSealQuery,
  useAuditLogEventSealQuery: useEventSealQuery,
  useCompareAuditLogCheckpointMutation: useCompareCheckpoint,
  useVerifyAuditLogMutation: useStartVerification,
  useAcknowledgeAuditLogFindingMutation: useAcknowledge,
} = sealApi;
