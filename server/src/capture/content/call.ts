import type { Core } from '@strapi/strapi';
import type { Change } from '../../contracts';
import type { Entries, EntryRow } from './entries';
import { hasDraftAndPublish, isLocalized, type Schema } from '../lib/schema';

/** What a call of the document service is given, as far as it matters here. */
export interface Params {
  documentId?: string;
  locale?: string | string[] | null;
  status?: 'draft' | 'published';
  data?: Record<string, unknown>;
}

/** What a call of the document service answers: one entry, several under `entries`, or `null` where there is none. */
export type Result = (EntryRow & { entries?: EntryRow[] }) | null;

/** One call of the document service, under observation. */
export interface Call {
  strapi: Core.Strapi;
  schema: Schema;
  entries: Entries;
  params: Params;
  tell: (action: string, row: EntryRow, changes?: Change[]) => Promise<void>;
}

const defaultLocale = async (strapi: Core.Strapi): Promise<string> =>
  (await strapi.plugin('i18n').service('locales').getDefaultLocale()) as string;

/** The locales that a call concerns, as a condition; the same defaults as the document service has. */
const inLocales = async ({ strapi, schema, params }: Call): Promise<object> => {
  const { locale } = params;
  if (!isLocalized(schema) || locale === '*') return {};
  if (Array.isArray(locale)) return { locale: { $in: locale } };
  return { locale: locale ?? (await defaultLocale(strapi)) };
};

/** Finds whatever there is of an entry in the locales that a call concerns: drafts and published versions. */
export const versions = async (call: Call): Promise<object> => ({
  documentId: call.params.documentId,
  ...(await inLocales(call)),
});

/** Finds the drafts that a call concerns; of a type without drafts, its entries. */
export const drafts = async (call: Call, documentId = call.params.documentId): Promise<object> => ({
  ...(await versions(call)),
  documentId,
  ...(hasDraftAndPublish(call.schema) && { publishedAt: { $null: true } }),
});

/** Finds the published versions that a call concerns. */
export const published = async (call: Call): Promise<object> => ({
  ...(await versions(call)),
  publishedAt: { $notNull: true },
});

export const publishesToo = ({ schema, params }: Call): boolean =>
  hasDraftAndPublish(schema) && params.status === 'published';
