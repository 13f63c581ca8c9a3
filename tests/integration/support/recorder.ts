import type { Core } from '@strapi/strapi';
import type { RecorderService } from '../../../server/src';

/** The service by which other code records events of its own. */
export const recorderOf = (strapi: Core.Strapi): RecorderService =>
  strapi.plugin('audit-log').service('recorder');
