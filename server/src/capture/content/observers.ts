import { type Call, drafts, published, publishesToo, type Result, versions } from './call';
import { difference } from '../lib/difference';

/** Looks before and after a call of the document service and tells what it did. */
export type Observer = (call: Call, next: () => Promise<Result>) => Promise<Result>;

const create: Observer = async (call, next) => {
  const { entries, params, tell } = call;
  const result = await next();
  if (!result) return result;
  const locale = result.locale ?? params.locale;
  const where = await drafts({ ...call, params: { ...params, locale } }, result.documentId);
  const given = Object.keys(params.data ?? {});
  for (const { row, flat } of (await entries.read(where, given)).values()) {
    await tell('created', row, difference(null, flat));
    if (publishesToo(call)) await tell('published', row);
  }
  return result;
};

const update: Observer = async (call, next) => {
  const { entries, params, tell } = call;
  const touched = Object.keys(params.data ?? {});
  const where = await drafts(call);
  const before = await entries.read(where, touched);
  const result = await next();
  if (!result) return result;
  for (const [locale, { row, flat }] of await entries.read(where, touched)) {
    const was = before.get(locale);
    const changes = difference(was?.flat ?? null, flat);
    if (!was) await tell('created', row, changes);
    else if (changes.length > 0) await tell('updated', row, changes);
    if (publishesToo(call)) await tell('published', row);
  }
  return result;
};

/** What differs from the version that the public saw before; of a first publication, nothing. */
const publish: Observer = async (call, next) => {
  const { entries, tell } = call;
  const where = await published(call);
  const before = await entries.read(where);
  const result = await next();
  const locales = new Set(result?.entries?.map((entry) => entry.locale ?? ''));
  // A first publication differs from nothing, so that no relation need be read.
  const after = await entries.read(where, before.size > 0 ? undefined : []);
  for (const [locale, { row, flat }] of after) {
    const was = before.get(locale);
    if (locales.has(locale)) await tell('published', row, was ? difference(was.flat, flat) : []);
  }
  return result;
};

const unpublish: Observer = async (call, next) => {
  const { entries, tell } = call;
  const before = await entries.read(await published(call), []);
  const result = await next();
  for (const { row } of before.values()) await tell('unpublished', row);
  return result;
};

const discardDraft: Observer = async (call, next) => {
  const { entries, tell } = call;
  const where = await drafts(call);
  const before = await entries.read(where);
  const result = await next();
  for (const [locale, { row, flat }] of await entries.read(where)) {
    await tell('draft-discarded', row, difference(before.get(locale)?.flat ?? null, flat));
  }
  return result;
};

/** What is lost is the draft where there is one, else the published version. */
const remove: Observer = async (call, next) => {
  const { entries, tell } = call;
  const before = await entries.read(await versions(call));
  const result = await next();
  for (const { row, flat } of before.values()) await tell('deleted', row, difference(flat, null));
  return result;
};

const clone: Observer = async (call, next) => {
  const { entries, params, tell } = call;
  const result = await next();
  const ids = result?.entries?.map((entry) => entry.id) ?? [];
  const change = { field: 'clonedFrom', before: null, after: params.documentId ?? null };
  for (const { row } of (await entries.read({ id: { $in: ids } }, [])).values()) {
    await tell('cloned', row, [change]);
  }
  return result;
};

/** The calls of the document service that change something. */
export const observers: Record<string, Observer | undefined> = {
  create,
  update,
  publish,
  unpublish,
  discardDraft,
  delete: remove,
  clone,
};
