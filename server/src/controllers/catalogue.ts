import type { Context } from 'koa';
import { catalogue } from '../catalogue';
import type { GetCatalogueResponse } from '../contracts';

export default {
  list(ctx: Context) {
    ctx.body = {
      data: catalogue.map(({ category, actions }) => ({ category, actions: [...actions] })),
    } satisfies GetCatalogueResponse;
  },
};
