import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { GetEventResponse, ListEventsResponse, Warning } from '../contracts';
import { getService } from '../get-service';
import {
  activityQuerySchema,
  facetsQuerySchema,
  findEvent,
  listEvents,
  listQuerySchema,
  noSuchEvent,
  readActivity,
  readFacets,
} from '../query';
import { validate } from './validate';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { data, ...found } = await listEvents(strapi, validate(listQuerySchema, ctx.query));
    const { spill } = getService(strapi, 'journal');
    const warnings: Warning[] = [
      ...((await spill.hasEvents()) ? (['spill-pending'] as const) : []),
      ...getService(strapi, 'captures').warnings,
    ];
    ctx.body = { data, meta: { ...found, warnings } } satisfies ListEventsResponse;
  },

  async activity(ctx: Context) {
    ctx.body = await readActivity(strapi, validate(activityQuerySchema, ctx.query));
  },

  async facets(ctx: Context) {
    ctx.body = await readFacets(strapi, validate(facetsQuerySchema, ctx.query));
  },

  async find(ctx: Context) {
    const id = String((ctx.params as { id: string }).id);
    const data = await findEvent(strapi, id);
    if (!data) throw noSuchEvent();
    ctx.body = { data } satisfies GetEventResponse;
  },
});
