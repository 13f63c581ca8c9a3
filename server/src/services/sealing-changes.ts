import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import type { Change } from '../contracts';
import { getService } from '../get-service';
import { type KeyRing, LogStopped, readHead, signAnew } from '../sequence';
import { atomically, currentTransaction } from '../transaction';

/** Whether sealing was on when the app last ran. */
const KEY = 'sealing-in-force';

/** Another process may seal at the same moment. */
const ATTEMPTS = 3;

const record = (
  strapi: Core.Strapi,
  action: 'sealing-switched' | 'sealing-key-changed',
  change: Change,
) =>
  getService(strapi, 'journal').journal.record({
    category: 'audit-log',
    action,
    entity: null,
    changes: [change],
  });

/** Records that `sealing` was switched on or off in `config/plugins.js` since the app last ran. */
export const noticeSwitch = async (strapi: Core.Strapi, isOn: boolean): Promise<void> => {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID });
  const before = (await store.get({ key: KEY })) as boolean | null;
  if (before === isOn) return;
  await atomically(strapi, async () => {
    await store.set({ key: KEY, value: isOn });
    if (before === null) return;
    await record(strapi, 'sealing-switched', { field: 'sealing', before, after: isOn });
  });
};

/** Records that the log is signed by another key than before, as verifiers know both. */
export const recordKeyChange = (strapi: Core.Strapi, before: string, after: string) =>
  record(strapi, 'sealing-key-changed', { field: 'verifierKey', before, after });

/**
 * Takes over a log that the key before has signed, where that one is configured as `previousKey`. A
 * log that none of the keys has signed stays as it is, and sealing stops.
 */
export const noticeKey = async (strapi: Core.Strapi, keys: KeyRing): Promise<void> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const head = await readHead(strapi);
    if (!head || head.verifier_key === keys.verifierKey) return;
    try {
      const isDone = await atomically(strapi, async () => {
        const trx = await currentTransaction(strapi);
        if (!trx || !(await signAnew(head, { strapi, keys, trx }))) return false;
        await recordKeyChange(strapi, head.verifier_key, keys.verifierKey);
        return true;
      });
      if (isDone) return;
    } catch (error) {
      if (error instanceof LogStopped) return;
      throw error;
    }
  }
};
