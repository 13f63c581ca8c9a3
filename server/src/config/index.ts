import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import { PLUGIN_ID } from '../constants';
import { type Config, configSchema, operatorDefaults } from './schema';
import { sealingOptions } from './sealing';

export {
  type Config,
  operatorDefaults,
  settingsDefaults,
  configSchema,
  settingsShape,
} from './schema';
export { SEALING_SECONDS, type SealingConfig } from './sealing';

type Issue = z.core.$ZodIssue;

/**
 * The mistakes in a value of several possible types: those deepest inside, in the type that was
 * meant.
 */
const issuesOf = (issue: Issue): Issue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const inside = issue.errors
    .flat()
    .filter(({ code, path }) => path.length > 0 || code === 'unrecognized_keys');
  if (inside.length === 0) return [issue];
  return inside.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
};

/** The known options at the path of an unknown one. */
const knownAt = (path: PropertyKey[]): string[] =>
  path[0] === 'sealing' ? sealingOptions : Object.keys(configSchema.shape);

/** Throws a sentence per mistake. Strapi then does not start. */
const validator = (config: unknown): void => {
  const { error } = configSchema.safeParse(config);
  if (!error) return;
  const sentences = error.issues.flatMap(issuesOf).map((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const where = [PLUGIN_ID, ...issue.path].join('.');
      return `"${issue.keys.join('", "')}" is no option of ${where}. Its options are: ${knownAt(issue.path).join(', ')}.`;
    }
    return `"${issue.path.join('.')}" is not valid. ${issue.message}`;
  });
  throw new Error(sentences.join(' '));
};

/** The validated configuration of the running app. */
export const configOf = (strapi: Core.Strapi): Config =>
  strapi.config.get<Config>(`plugin::${PLUGIN_ID}`);

export default { default: operatorDefaults, validator };
