import type { Core } from '@strapi/strapi';
import { answerErrors } from './answerable-error';
import { EVENT_TABLE } from './constants';
import { getService } from './get-service';
import { startJobs } from './jobs';
import { permissionActions } from './permissions';
import { cronJobs, nestedTransactions, reliedOn, served, sharedConnection } from './strapi';
import { currentTransaction } from './transaction';

const WITHOUT_PERMISSIONS = 'Only Super Admins can read the log.';
const WITHOUT_KEPT_TABLE = 'Strapi drops the table of events when it starts without the plugin.';
const WITHOUT_JOBS = 'Old events are not removed, and events that wait are not added.';

const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  // Here and not in `register`, so that it runs inside Strapi's own middleware for errors.
  strapi.server.use(answerErrors);
  const captures = getService(strapi, 'captures');
  const { seams } = captures;
  await seams.attempt('permissions', WITHOUT_PERMISSIONS, () => registerPermissions(strapi));
  await seams.attempt('kept-table', WITHOUT_KEPT_TABLE, () => keepTableWhenDisabled(strapi));
  await getService(strapi, 'indexes').start();
  await getService(strapi, 'journal').prepare();
  await getService(strapi, 'settings').noticeConfig();
  installSeams(strapi);
  captures.start();
  await captures.reportMissing();
  await getService(strapi, 'sealing').start();
  // The seam `cron` has said it already, where this fails.
  await seams.attempt('jobs', WITHOUT_JOBS, () => startJobs(strapi));
};

const registerPermissions = async (strapi: Core.Strapi): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions);
};

/** Strapi drops the tables of removed content types, unless this list names them. */
const keepTableWhenDisabled = async (strapi: Core.Strapi): Promise<void> => {
  const list = { type: 'core', key: 'persisted_tables' };
  const tables = ((await strapi.store.get(list)) ?? []) as (string | { name: string })[];
  const named = tables.map((table) => (typeof table === 'string' ? table : table.name));
  if (named.includes(EVENT_TABLE)) return;
  await strapi.store.set({ ...list, value: [...tables, { name: EVENT_TABLE }] });
};

const installSeams = (strapi: Core.Strapi): void => {
  const { seams } = getService(strapi, 'captures');
  for (const seam of reliedOn) seams.install(seam);
  seams.install(nestedTransactions);
  seams.install(sharedConnection(currentTransaction));
  seams.install(served(() => getService(strapi, 'processes').start()));
  seams.install(cronJobs((job) => getService(strapi, 'origins').runJob(job)));
};

export default bootstrap;
