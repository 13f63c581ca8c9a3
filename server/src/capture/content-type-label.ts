import type { Core } from '@strapi/types';

/** The name people know a content type by; its uid where there is none, or no longer. */
export const contentTypeLabel = (strapi: Core.Strapi, uid: string): string =>
  strapi.contentTypes[uid as keyof typeof strapi.contentTypes]?.info.displayName ?? uid;
