import type { Core } from '@strapi/types';
import { capturesOf } from './capture';
import { EVENT_TABLE, PLUGIN_ID } from './constants';
import { replaySpill } from './journal';
import { permissionActions } from './permissions';
import { CRON } from './retention';
import type { JournalService, RetentionService } from './services';
import { wrapWrites } from './transaction';

const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await registerPermissions(strapi);
  await keepTableWhenDisabled(strapi);
  startCaptures(strapi);
  scheduleCleaning(strapi);
  scheduleReplay(strapi);
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
  const surroundings = { strapi, journal };
  const captures = capturesOf(surroundings);
  wrapWrites(strapi, new Set(captures.flatMap(({ models }) => models ?? [])));
  for (const { start } of captures) start?.(surroundings);
};

const scheduleCleaning = (strapi: Core.Strapi): void => {
  const retention = strapi.plugin(PLUGIN_ID).service<RetentionService>('retention');
  const task = () => retention.cleanQuietly();
  strapi.get('cron').add({ 'audit-log.clean': { task, options: CRON } });
  // And at start, without holding it up.
  setImmediate(task);
};

/** Brings back what waits in the spill file, at start and every half minute. */
const scheduleReplay = (strapi: Core.Strapi): void => {
  const { spill } = strapi.plugin(PLUGIN_ID).service<JournalService>('journal');
  const task = async () => {
    try {
      await replaySpill(strapi, spill);
    } catch (error) {
      strapi.log.error(`[audit-log] Events still wait in the spill file: ${String(error)}`);
    }
  };
  strapi.get('cron').add({ 'audit-log.replay': { task, options: '*/30 * * * * *' } });
  setImmediate(task);
};

export default bootstrap;
