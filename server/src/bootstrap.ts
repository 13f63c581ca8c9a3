import type { Core } from '@strapi/strapi';
import { answerErrors } from './answerable-error';
import { capturesOf } from './capture';
import { EVENT_TABLE, PLUGIN_ID } from './constants';
import { startJobs } from './jobs';
import { permissionActions } from './permissions';
import type { JournalService, SettingsService } from './services';
import { shareConnection, wrapWrites } from './transaction';

const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  // Here and not in `register`: inside of Strapi's own middleware for errors.
  strapi.server.use(answerErrors);
  await registerPermissions(strapi);
  await keepTableWhenDisabled(strapi);
  await strapi.plugin(PLUGIN_ID).service<SettingsService>('settings').noticeConfig();
  startCaptures(strapi);
  startJobs(strapi);
};

const registerPermissions = async (strapi: Core.Strapi): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions);
};

/** Strapi drops the tables of content types that are gone, unless their names stand in this list. */
const keepTableWhenDisabled = async (strapi: Core.Strapi): Promise<void> => {
  const list = { type: 'core', key: 'persisted_tables' };
  const tables = ((await strapi.store.get(list)) ?? []) as (string | { name: string })[];
  const named = tables.map((table) => (typeof table === 'string' ? table : table.name));
  if (named.includes(EVENT_TABLE)) return;
  await strapi.store.set({ ...list, value: [...tables, { name: EVENT_TABLE }] });
};

const startCaptures = (strapi: Core.Strapi): void => {
  const { journal } = strapi.plugin(PLUGIN_ID).service<JournalService>('journal');
  const context = { strapi, journal };
  const captures = capturesOf(strapi);
  shareConnection(strapi);
  wrapWrites(strapi, new Set(captures.flatMap(({ models }) => models ?? [])));
  for (const { start } of captures) start?.(context);
};

export default bootstrap;
