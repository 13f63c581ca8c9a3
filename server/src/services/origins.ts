import type { Core } from '@strapi/strapi';
import { Origins } from '../origin';

/** Where what happens in the running app comes from. */
export const createOriginsService = ({ strapi }: { strapi: Core.Strapi }): Origins =>
  new Origins(strapi);
