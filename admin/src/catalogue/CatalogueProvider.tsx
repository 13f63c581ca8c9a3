import type { ReactNode } from 'react';

import { useRBAC } from '@strapi/strapi/admin';

import { useAuditLogApi } from '../api/useAuditLogApi';
import { useRemote } from '../api/useRemote';
import type { CatalogueLine } from '../contracts';
import { PERMISSIONS } from '../permissions';
import { CatalogueContext } from './CatalogueContext';

const NOTHING: CatalogueLine[] = [];

const loadNothing = () => Promise.resolve(NOTHING);

/**
 * Loads the catalogue once for everything inside. Without it codes are still put into words, so nobody waits for it, and
 * nobody is told when it cannot be had. Those who may not read it do not ask: the refusal would stand in the log.
 */
export const CatalogueProvider = ({ children }: { children: ReactNode }) => {
  const { getCatalogue } = useAuditLogApi();
  const { allowedActions } = useRBAC(PERMISSIONS.readEvents);
  const { remote } = useRemote(allowedActions.canRead === true ? getCatalogue : loadNothing);

  return (
    <CatalogueContext.Provider value={remote.status === 'ready' ? remote.data : NOTHING}>
      {children}
    </CatalogueContext.Provider>
  );
};
