import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { configOf } from '../config';
import { PLUGIN_ID } from '../constants';
import type { Settings } from '../contracts';
import { canonical } from '../seal';

/** The version of this package; `null` where Strapi does not say where it has found it. */
const pluginVersion = async (strapi: Core.Strapi): Promise<string | null> => {
  const plugins = strapi.config.get<Record<string, { pathToPlugin?: string }>>('enabledPlugins');
  const folder = plugins?.[PLUGIN_ID]?.pathToPlugin;
  if (!folder) return null;
  try {
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
      version?: unknown;
    };
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
};

/**
 * Tells whether two processes ran with the same options. Keys are left out, so that nothing can be
 * learnt of them.
 */
const hashOfSettings = (strapi: Core.Strapi, settings: Settings): string => {
  const { sealing, ...options } = configOf(strapi);
  const isSecret = (name: string) => name === 'key' || name === 'previousKey';
  const json = JSON.stringify({ ...options, sealing, ...settings }, (name, value: unknown) =>
    isSecret(name) ? undefined : value,
  );
  return createHash('sha256')
    .update(canonical(JSON.parse(json)))
    .digest('hex');
};

/** What runs, as an event of the start says it. */
export const versionsOf = async (strapi: Core.Strapi, settings: Settings) => ({
  strapi: strapi.config.get<string | undefined>('info.strapi') ?? null,
  plugin: await pluginVersion(strapi),
  node: process.versions.node,
  settingsSha256: hashOfSettings(strapi, settings),
});
