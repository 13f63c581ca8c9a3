import { FetchError, useAuth, useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef } from 'react';

/** The server's own words about what it refuses, as Strapi's client would throw them. */
const errorOf = async (response: Response): Promise<FetchError> => {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  const error = new FetchError(body?.error?.message ?? response.statusText);

  error.status = response.status;

  return error;
};

/** Strapi's client reads it there; its type is that of the server's `strapi`. */
const backendURL = (): string => (window.strapi as unknown as { backendURL: string }).backendURL;

/**
 * Opens a file of the plugin's API as a stream. Strapi's client returns only whole, parsed answers,
 * so this uses `fetch` with the token that Strapi keeps.
 */
export const useStream = () => {
  const { get } = useFetchClient();
  const token = useAuth('AuditLogStream', (auth) => auth.token);
  const newest = useRef(token);

  useEffect(() => {
    newest.current = token;
  }, [token]);

  return useCallback(
    async (path: string, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>> => {
      const ask = () =>
        fetch(`${backendURL()}/audit-log/${path}`, {
          credentials: 'include',
          headers: { Authorization: `Bearer ${newest.current}` },
          ...(signal && { signal }),
        });

      let response = await ask();

      if (response.status === 401) {
        // Strapi's client renews an expired token. If it cannot, this throws and Strapi shows its
        // login page.
        await get('/admin/users/me', signal && { signal });
        response = await ask();
      }

      if (!response.ok || response.body === null) throw await errorOf(response);

      return response.body;
    },
    [get],
  );
};
