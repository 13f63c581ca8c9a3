import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import {
  type ListViewsResponse,
  MAX_VIEW_NAME_LENGTH,
  MAX_VIEW_SEARCH_LENGTH,
  type SaveViewResponse,
  VIEW_PARAMETERS,
} from '../contracts';
import { getService } from '../get-service';
import { adminUserName, type AdminUserRow } from '../origin';
import type { ViewOwner } from '../services';
import { validate } from './validate';

const aName = `Expected a name of 1 to ${MAX_VIEW_NAME_LENGTH} characters.`;
const aSearch = `Expected the query string of the page, such as action=deleted&range=30d, of at most ${MAX_VIEW_SEARCH_LENGTH} characters and with no other parameters than ${VIEW_PARAMETERS.join(', ')}.`;

const isSearch = (text: string): boolean =>
  // eslint-disable-next-line no-control-regex
  !/[\u0000-\u001f]/.test(text) &&
  [...new URLSearchParams(text).keys()].every((name) =>
    (VIEW_PARAMETERS as readonly string[]).includes(name),
  );

const viewSchema = z.strictObject(
  {
    name: z
      .string({ error: aName })
      .trim()
      .min(1, { error: aName })
      .max(MAX_VIEW_NAME_LENGTH, { error: aName })
      // eslint-disable-next-line no-control-regex
      .regex(/^[^\u0000-\u001f]*$/, { error: 'Expected a name without control characters.' }),
    search: z
      .string({ error: aSearch })
      .max(MAX_VIEW_SEARCH_LENGTH, { error: aSearch })
      .refine(isSearch, { error: aSearch }),
    isShared: z.boolean({ error: 'Expected true or false.' }).optional(),
  },
  {
    error: (issue) =>
      issue.code === 'invalid_type'
        ? 'Expected an object such as { "name": "Deletions", "search": "action=deleted" }.'
        : undefined,
  },
);

const ownerOf = (ctx: Context): ViewOwner => {
  const user = (ctx.state as { user: AdminUserRow }).user;
  return { id: String(user.id), name: adminUserName(user) };
};

const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;
const idOf = (ctx: Context): string => String((ctx.params as { id: string }).id);

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const views = () => getService(strapi, 'views');

  return {
    async list(ctx: Context) {
      ctx.body = { data: await views().list(ownerOf(ctx)) } satisfies ListViewsResponse;
    },

    async create(ctx: Context) {
      const data = await views().save(ownerOf(ctx), validate(viewSchema, bodyOf(ctx)));
      ctx.status = 201;
      ctx.body = { data } satisfies SaveViewResponse;
    },

    async update(ctx: Context) {
      const view = validate(viewSchema, bodyOf(ctx));
      const data = await views().update(ownerOf(ctx), idOf(ctx), view);
      ctx.body = { data } satisfies SaveViewResponse;
    },

    async remove(ctx: Context) {
      await views().remove(ownerOf(ctx), idOf(ctx));
      ctx.status = 204;
    },
  };
};
