import { useAuditLogApi } from '../../api/useAuditLogApi';
import { useRemote } from '../../api/useRemote';

/** Every kind of action that can be recorded, each once, in the order of the catalogue. */
export const useCatalogueActions = (): string[] => {
  const { getCatalogue } = useAuditLogApi();
  const { remote } = useRemote(getCatalogue);

  return remote.status === 'ready'
    ? [...new Set(remote.data.flatMap(({ actions }) => actions))]
    : [];
};
