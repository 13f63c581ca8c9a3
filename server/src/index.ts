import bootstrap from './bootstrap';
import config from './config';
import contentTypes from './content-types';
import controllers from './controllers';
import destroy from './destroy';
import register from './register';
import admin from './routes/admin';
import services from './services';

export type * from './contracts';
export type { CategoryDefinition, RecorderService, RecordInput } from './services';

/** What Strapi loads. What other code may use is exported by name. */
const plugin: Record<string, unknown> = {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers,
  routes: { admin },
  services,
};

export default plugin;
