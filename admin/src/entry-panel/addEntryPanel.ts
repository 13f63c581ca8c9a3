import type { StrapiApp } from '@strapi/strapi/admin';

import { EntryPanel } from './EntryPanel';

/** What is used here of the Content Manager's interface for other plugins. */
interface ContentManagerApis {
  addEditViewSidePanel: (panels: (typeof EntryPanel)[]) => void;
}

const isContentManager = (apis: unknown): apis is ContentManagerApis =>
  typeof apis === 'object' &&
  apis !== null &&
  'addEditViewSidePanel' in apis &&
  typeof apis.addEditViewSidePanel === 'function';

/** Shows the last events of an entry beside it. */
export const addEntryPanel = (app: Pick<StrapiApp, 'getPlugin'>): void => {
  const { apis } = app.getPlugin('content-manager');

  if (isContentManager(apis)) {
    apis.addEditViewSidePanel([EntryPanel]);
  }
};
