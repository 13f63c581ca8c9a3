import type { Core } from '@strapi/strapi';
import type { CaptureContext } from '../capture';
import { type Handlers, listen } from '../lib/lifecycles';
import { contentTypesOf, editedAttributes, isContent, type Schema, schemaOf } from '../lib/schema';
import { Snapshots } from '../lib/snapshot';
import { isFarSide, touchOtherEnds } from './affected';
import type { Ledgers } from './ledgers';

const FILE = 'plugin::upload.file';

/**
 * Models that are no content themselves and from which a relation of content can be written: the articles of an account, the
 * fields of entries that a file stands in.
 */
export const modelsBesideContent = (strapi: Core.Strapi): string[] => {
  const content = new Set(contentTypesOf(strapi).map(({ uid }) => uid));
  const leadsToContent = (schema: Schema): boolean =>
    editedAttributes(schema).some(
      ([, attribute]) => isFarSide(attribute) && isContent(strapi, attribute.target ?? ''),
    );
  const others = (Object.values(strapi.contentTypes) as unknown as Schema[]).filter(
    (schema) => !content.has(schema.uid) && leadsToContent(schema),
  );
  return [...others.map(({ uid }) => uid), ...(schemaOf(strapi, FILE) ? [FILE] : [])];
};

/** Listens to relations of entries that are written from the other end, by a model that is no content. */
export const watchFarSides = (context: CaptureContext, ledgers: Ledgers, uid: string): void => {
  const { strapi } = context;
  const snapshots = new Snapshots(strapi, uid);
  const handlers: Handlers<unknown> = {
    async beforeCreate({ params: { data } }) {
      const ledger = data && (await ledgers.current(context));
      if (ledger) await touchOtherEnds(strapi, ledger, { uid, rows: [], data });
    },
    async beforeUpdate({ params: { data, where } }) {
      const ledger = data && (await ledgers.current(context));
      if (!ledger) return;
      const id = await snapshots.findOne(where);
      const rows = id === undefined ? [] : [{ id }];
      await touchOtherEnds(strapi, ledger, { uid, rows, data });
    },
  };
  listen(strapi, uid, handlers);
};
