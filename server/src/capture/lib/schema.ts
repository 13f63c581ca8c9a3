import type { Core } from '@strapi/strapi';

/** The part of an attribute that captures read. */
export interface Attribute {
  type: string;
  private?: boolean;
  relation?: string;
  target?: string;
  mappedBy?: string;
  inversedBy?: string;
  component?: string;
  components?: string[];
  repeatable?: boolean;
  multiple?: boolean;
}

/** The part of a content type or component that captures read. */
export interface Schema {
  uid: string;
  modelType?: string;
  info: { displayName: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: {
    i18n?: { localized?: boolean };
    'content-manager'?: { visible?: boolean };
  };
  attributes: Record<string, Attribute>;
}

/** Attributes that Strapi maintains in every row. */
const BOOKKEEPING = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'firstPublishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
  'strapi_stage',
  'strapi_assignee',
]);

/** The schema of a content type or component; `undefined` if the uid is unknown. */
export const schemaOf = (strapi: Core.Strapi, uid: string): Schema | undefined =>
  // `strapi.contentTypes[uid]` would copy every schema at every access.
  strapi.getModel(uid as Parameters<typeof strapi.getModel>[0]) as unknown as Schema | undefined;

/** The attributes that people edit, by name. */
export const editedAttributes = (schema: Schema): [string, Attribute][] =>
  Object.entries(schema.attributes).filter(([name]) => !BOOKKEEPING.has(name));

export const isSecret = (attribute: Attribute): boolean =>
  attribute.type === 'password' || attribute.private === true;

export const isLocalized = (schema: Schema): boolean =>
  schema.pluginOptions?.i18n?.localized === true;

export const hasDraftAndPublish = (schema: Schema): boolean =>
  schema.options?.draftAndPublish === true;

/** End users are edited in the content manager too, but have their own capture. */
const CAPTURED_ELSEWHERE = ['plugin::users-permissions.user', 'plugin::audit-log.event'];

const isContentType = ({ uid, pluginOptions }: Schema): boolean =>
  !CAPTURED_ELSEWHERE.includes(uid) &&
  (uid.startsWith('api::') ||
    (uid.startsWith('plugin::') && pluginOptions?.['content-manager']?.visible !== false));

/** Content is what the app defines, and what else editors see in the content manager. */
export const contentTypesOf = (strapi: Core.Strapi): Schema[] =>
  (Object.values(strapi.contentTypes) as unknown as Schema[]).filter(isContentType);

export const isContent = (strapi: Core.Strapi, uid: string): boolean => {
  const schema = schemaOf(strapi, uid);
  return schema !== undefined && schema.modelType !== 'component' && isContentType(schema);
};

/** The display name of a content type; its uid if it has none, or no longer exists. */
export const contentTypeLabel = (strapi: Core.Strapi, uid: string): string => {
  const model = strapi.getModel(uid as Parameters<typeof strapi.getModel>[0]) as
    { info?: { displayName?: string } } | undefined;
  return model?.info?.displayName ?? uid;
};
