import type { Core } from '@strapi/strapi';
import type { CaptureContext } from '../capture';
import { type Handlers, listen } from '../lib/lifecycles';
import { contentTypesOf, editedAttributes, isContent, type Schema, schemaOf } from '../lib/schema';
import { Snapshots } from '../lib/snapshot';
import { isFarSide, isMorph, touchOtherEnds } from './affected';
import type { Ledgers } from './ledger';

/** The attributes of another model that write relations of content. */
const relationsOfContent = (strapi: Core.Strapi, schema: Schema): string[] =>
  editedAttributes(schema)
    .filter(
      ([, attribute]) =>
        isMorph(attribute) || (isFarSide(attribute) && isContent(strapi, attribute.target ?? '')),
    )
    .map(([name]) => name);

/**
 * Models besides content that can write a relation of content: the articles of an account, the
 * fields of entries that contain a file.
 */
export const modelsBesideContent = (strapi: Core.Strapi): string[] => {
  const content = new Set(contentTypesOf(strapi).map(({ uid }) => uid));
  return (Object.values(strapi.contentTypes) as unknown as Schema[])
    .filter(({ uid }) => !content.has(uid))
    .filter((schema) => relationsOfContent(strapi, schema).length > 0)
    .map(({ uid }) => uid);
};

/** Listens to relations of entries that another model than content writes from the other end. */
export const watchFarSides = (context: CaptureContext, ledgers: Ledgers, uid: string): void => {
  const { strapi } = context;
  const schema = schemaOf(strapi, uid);
  const fields = schema ? relationsOfContent(strapi, schema) : [];
  const snapshots = new Snapshots(strapi, uid);

  const touch = async (
    data: Record<string, unknown> = {},
    find: () => Promise<{ id: number | string }[]>,
  ): Promise<void> => {
    if (!fields.some((name) => data[name] !== undefined)) return;
    const ledger = await ledgers.current(context);
    if (ledger) await touchOtherEnds(strapi, ledger, { uid, rows: await find(), data });
  };

  const handlers: Handlers<unknown> = {
    beforeCreate: ({ params: { data } }) => touch(data, async () => []),
    beforeUpdate: ({ params: { data, where } }) =>
      touch(data, async () => {
        const id = await snapshots.findOne(where);
        return id === undefined ? [] : [{ id }];
      }),
  };
  listen(strapi, uid, handlers);
};
