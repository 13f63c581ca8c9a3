import type { Core } from '@strapi/strapi';
import type { Capture } from '../capture';
import { contentTypesOf } from '../lib/schema';
import { Ledgers } from './ledger';
import { watchDocuments } from './watch-documents';
import { modelsBesideContent, watchFarSides } from './watch-far-sides';
import { watchComponentRows, watchEntryRows } from './watch-rows';

/** The captures of content. */
export const contentCaptures = (strapi: Core.Strapi): Capture[] => {
  const types = contentTypesOf(strapi).map(({ uid }) => uid);
  const components = Object.keys(strapi.components);
  const ledgers = new Ledgers();
  return [
    {
      // Read when everything is loaded, because an app may add relations in its `register`.
      get models() {
        return [...types, ...components, ...modelsBesideContent(strapi)];
      },
      // Before Strapi's own middlewares, which copy to other locales in the same call.
      register: (context) => watchDocuments(context, ledgers),
      start(context) {
        for (const uid of types) watchEntryRows(context, ledgers, uid);
        for (const uid of components) watchComponentRows(context, ledgers, uid);
        for (const uid of modelsBesideContent(strapi)) watchFarSides(context, ledgers, uid);
      },
    },
  ];
};
