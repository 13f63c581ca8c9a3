import type { Core } from '@strapi/strapi';
import { IndexBuilder } from '../event';

/** Gives the table of events its indexes. */
export const createIndexesService = ({ strapi }: { strapi: Core.Strapi }): IndexBuilder =>
  new IndexBuilder(strapi);
