import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { operatorDefaults } from './defaults';
import { configSchema, type Config } from './schema';

export type { Config } from './schema';
export { operatorDefaults, settingsDefaults } from './defaults';
export { configSchema, settingsShape } from './schema';

/** Throws a sentence per mistake; Strapi stops the boot with it. */
const validator = (config: unknown): void => {
  const { error } = configSchema.safeParse(config);
  if (!error) return;
  const sentences = error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(configSchema.shape).join(', ');
      return `"${issue.keys.join('", "')}" is no option of ${PLUGIN_ID}. Its options are: ${known}.`;
    }
    return `"${issue.path.join('.')}" is not valid. ${issue.message}`;
  });
  throw new Error(sentences.join(' '));
};

/** The validated configuration of the running app. */
export const configOf = (strapi: Core.Strapi): Config =>
  strapi.config.get<Config>(`plugin::${PLUGIN_ID}`);

export default { default: operatorDefaults, validator };
