import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { getService } from '../get-service';
import type { Origin } from './origins';

/** The request that the running code belongs to, if any. It survives work that nobody awaits. */
export const currentRequest = (strapi: Core.Strapi): Context | undefined =>
  getService(strapi, 'origins').currentRequest();

/** The origin of what happens now: of the current request, or the system where there is none. */
export const currentOrigin = (strapi: Core.Strapi): Promise<Origin> =>
  getService(strapi, 'origins').current();

/** Where a request came from, as precisely as the operator wants it kept. */
export const sourceOf = (strapi: Core.Strapi, ctx: Context): string | null =>
  getService(strapi, 'origins').sourceOf(ctx);
