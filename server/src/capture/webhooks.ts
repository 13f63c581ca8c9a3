import type { Context } from 'koa';
import type { Action, Change, Json } from '../contracts';
import { routeOf } from '../origin';
import { HANDLERS } from '../strapi';
import type { Capture, CaptureContext } from './capture';
import { captureModel } from './lib/capture-model';
import { onlyChange } from './lib/difference';
import type { Row } from './lib/lifecycles';

const UID = 'strapi::webhook';

/** The path, query or credentials of a webhook's address are often its secret. The host is not. */
const hostOf = (row: Row): Json => {
  try {
    return new URL(String(row.url)).host;
  } catch {
    return null;
  }
};

const headerNames = (row: Row): Json => Object.keys((row.headers as object | null) ?? {}).sort();

const nameUpdate = (changes: Change[]): Action => {
  const enabled = onlyChange(changes, 'enabled');
  if (enabled) return enabled.after ? 'enabled' : 'disabled';
  return 'updated';
};

const rows = captureModel({
  uid: UID,
  category: 'webhook',
  fields: ['name', 'events', 'enabled'],
  secrets: ['url', 'headers'],
  derived: { host: hostOf, headerNames },
  label: (row) => String(row.name),
  nameUpdate,
});

/** A webhook that was triggered by hand. */
const requestEnded = async ({ strapi, journal }: CaptureContext, ctx: Context): Promise<void> => {
  if (routeOf(ctx) !== HANDLERS.webhookTrigger || ctx.status >= 400) return;
  const { id } = ctx.params as { id: string };
  const row = (await strapi.db.query(UID).findOne({ where: { id } })) as Row | null;
  if (!row) return;
  await journal.record({
    category: 'webhook',
    action: 'triggered',
    entity: { type: UID, id, label: String(row.name) },
  });
};

export const webhooks: Capture = { ...rows, requestEnded };
