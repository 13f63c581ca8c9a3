import type { Core } from '@strapi/strapi';
import { Captures } from '../capture/captures';
import { PLUGIN_ID } from '../constants';
import type { JournalService } from './journal';

/** The captures of the running app. */
export const createCapturesService = ({ strapi }: { strapi: Core.Strapi }): Captures =>
  new Captures(strapi, strapi.plugin(PLUGIN_ID).service<JournalService>('journal').journal);

export type CapturesService = Captures;
