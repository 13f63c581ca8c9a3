import { useCallback } from 'react';

import { useAuth } from '@strapi/strapi/admin';

import { usePersistentState } from '../../../components/usePersistentState';
import { readViews, withView, withoutView } from './savedViews';
import type { SavedView } from './savedViews';

const NONE: SavedView[] = [];

/** The views of whoever is signed in, kept in this browser. */
export const useSavedViews = () => {
  const userId = useAuth('AuditLogViews', ({ user }) => user?.id);
  const [stored, setStored] = usePersistentState<unknown>(`STRAPI_AUDIT_LOG_VIEWS:${userId}`, NONE);

  return {
    views: readViews(stored),
    save: useCallback(
      (view: SavedView) => setStored((now: unknown) => withView(readViews(now), view)),
      [setStored],
    ),
    remove: useCallback(
      (name: string) => setStored((now: unknown) => withoutView(readViews(now), name)),
      [setStored],
    ),
  };
};
