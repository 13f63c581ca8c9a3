import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { settingsShape } from '../config';
import { PERMISSIONS, type SettingsImpactResponse, type SettingsResponse } from '../contracts';
import { getService } from '../get-service';
import { isSourceForgeable } from '../origin';
import { extentOfLog, impactOf, impactQuerySchema } from '../query';
import { validate } from './validate';

const updateSchema = z
  .strictObject(settingsShape, { error: 'Expected an object such as { "retentionDays": 90 }.' })
  .partial();

interface AdminState {
  userAbility?: { can: (action: string) => boolean };
}

const maySee = (ctx: Context): boolean =>
  (ctx.state as AdminState).userAbility?.can(PERMISSIONS.readSettings) ?? false;

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const settings = () => getService(strapi, 'settings');
  const retention = () => getService(strapi, 'retention');

  const answer = async (): Promise<SettingsResponse> => ({
    data: {
      settings: await settings().get(),
      pinned: settings().pinned(),
      status: {
        ...(await extentOfLog(strapi)),
        lastCleaning: await retention().lastRun(),
        nextCleaningAt: await retention().nextRun(),
      },
      warnings: [
        ...(isSourceForgeable(strapi) ? (['source-forgeable'] as const) : []),
        ...getService(strapi, 'captures').warnings,
      ],
    },
  });

  return {
    async get(ctx: Context) {
      ctx.body = await answer();
    },

    async impact(ctx: Context) {
      const { retentionDays } = validate(impactQuerySchema, ctx.query);
      ctx.body = {
        data: {
          ...(await impactOf(strapi, retentionDays)),
          nextCleaningAt: await retention().nextRun(),
        },
      } satisfies SettingsImpactResponse;
    },

    async update(ctx: Context) {
      const body: unknown = (ctx.request as { body?: unknown }).body;
      await settings().update(validate(updateSchema, body));
      // The permission to change settings does not include the one to see them.
      ctx.body = maySee(ctx) ? await answer() : { data: {} };
    },
  };
};
