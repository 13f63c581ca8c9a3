import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import { catalogue, type CatalogueLine, type GetCatalogueResponse } from '../contracts';
import type { RecorderService } from '../services';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  list(ctx: Context) {
    const ofStrapi: CatalogueLine[] = catalogue.map(({ category, actions }) => ({
      category,
      actions: [...actions],
    }));
    const ofOthers = strapi
      .plugin(PLUGIN_ID)
      .service<RecorderService>('recorder')
      .definitions()
      .map(({ category, label, actions }) => ({
        category,
        actions: Object.keys(actions),
        label,
        actionLabels: actions,
      }));
    ctx.body = { data: [...ofStrapi, ...ofOthers] } satisfies GetCatalogueResponse;
  },
});
