import type { ContentType } from './useStrapiApi';
import { useStrapiApi } from './useStrapiApi';
import { useRemote } from './useRemote';

/** The content types that editors know; none while they are on their way, or when they cannot be had. */
export const useContentTypes = (): ContentType[] => {
  const { listContentTypes } = useStrapiApi();
  const { remote } = useRemote(listContentTypes);

  return remote.status === 'ready' ? remote.data : [];
};
