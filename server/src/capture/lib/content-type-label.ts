import type { Core } from '@strapi/strapi';

/** The name people know a content type by; its uid where there is none, or no longer. */
export const contentTypeLabel = (strapi: Core.Strapi, uid: string): string => {
  const model = strapi.getModel(uid as Parameters<typeof strapi.getModel>[0]) as
    { info?: { displayName?: string } } | undefined;
  return model?.info?.displayName ?? uid;
};
