import type { Core } from '@strapi/strapi';
import type { Capture } from '../capture';
import { contentTypesOf } from '../lib/schema';
import { watchDocuments } from './watch-documents';
import { watchComponentRows, watchEntryRows, watchFileRows } from './watch-rows';

/** Everything that listens to content. */
export const contentCaptures = (strapi: Core.Strapi): Capture[] => {
  const types = contentTypesOf(strapi).map(({ uid }) => uid);
  const components = Object.keys(strapi.components);
  return [
    {
      models: [...types, ...components],
      // Before Strapi's own middlewares: what they copy to other locales is a part of the same act.
      register: watchDocuments,
      start(context) {
        for (const uid of types) watchEntryRows(context, uid);
        for (const uid of components) watchComponentRows(context, uid);
        if (strapi.plugin('upload')) watchFileRows(context);
      },
    },
  ];
};
