import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Context } from 'koa';
import { settingsShape } from '../config';
import { PLUGIN_ID } from '../constants';
import type { SettingsResponse } from '../contracts';
import { isSourceForgeable } from '../origin';
import { extentOfLog } from '../query';
import type { RetentionService, SettingsService } from '../services';
import { validate } from './validate';

const updateSchema = z
  .strictObject(settingsShape, { error: 'Expected an object such as { "retentionDays": 90 }.' })
  .partial();

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const settings = () => strapi.plugin(PLUGIN_ID).service<SettingsService>('settings');
  const retention = () => strapi.plugin(PLUGIN_ID).service<RetentionService>('retention');

  const answer = async (): Promise<SettingsResponse> => ({
    data: {
      settings: await settings().get(),
      pinned: settings().pinned(),
      status: {
        ...(await extentOfLog(strapi)),
        lastCleaning: await retention().lastRun(),
        nextCleaningAt: await retention().nextRun(),
      },
      warnings: isSourceForgeable(strapi) ? ['source-forgeable'] : [],
    },
  });

  return {
    async get(ctx: Context) {
      ctx.body = await answer();
    },

    async update(ctx: Context) {
      const body: unknown = (ctx.request as { body?: unknown }).body;
      await settings().update(validate(updateSchema, body));
      ctx.body = await answer();
    },
  };
};
