import type { Core } from '@strapi/strapi';
import type { Capture } from '../capture';
import { captureDocuments } from './documents';
import { captureRows } from './rows';
import { contentTypesOf } from '../lib/schema';

/** Everything that listens to content. */
export const contentCaptures = (strapi: Core.Strapi): Capture[] => [
  { start: captureDocuments },
  ...contentTypesOf(strapi).map((schema) => captureRows(strapi, schema)),
];
