import type { Core } from '@strapi/strapi';
import { type Attribute, editedAttributes, schemaOf } from './schema';
import { mainFieldOf } from './main-field';

/** `populate` of `strapi.db.query`. */
export type Populate = Record<string, unknown>;

const isMorph = (attribute: Attribute): boolean => attribute.relation?.startsWith('morph') ?? false;

const namesOf = async (strapi: Core.Strapi, target: string): Promise<{ select: string[] }> => {
  const mainField = await mainFieldOf(strapi, target);
  const documentId = schemaOf(strapi, target)?.attributes.documentId ? ['documentId'] : [];
  return { select: ['id', ...documentId, ...(mainField ? [mainField] : [])] };
};

const populateOne = async (strapi: Core.Strapi, attribute: Attribute): Promise<unknown> => {
  switch (attribute.type) {
    case 'relation':
      return isMorph(attribute) || !attribute.target ? true : namesOf(strapi, attribute.target);
    case 'media':
      return { select: ['id', 'name'] };
    case 'component':
      return { populate: await populateFor(strapi, attribute.component ?? '') };
    case 'dynamiczone': {
      const parts = (attribute.components ?? []).map(
        async (uid) => [uid, { populate: await populateFor(strapi, uid) }] as const,
      );
      return { on: Object.fromEntries(await Promise.all(parts)) };
    }
    default:
      return null;
  }
};

/**
 * What to read of an entry besides its own columns: names of related entries and media, components and dynamic zones to
 * their depth. `only` limits it to the attributes that a write touches. The far side of a relation is left out unless it is
 * asked for by name: an author may have thousands of articles.
 */
export const populateFor = async (
  strapi: Core.Strapi,
  uid: string,
  only?: readonly string[],
): Promise<Populate> => {
  const schema = schemaOf(strapi, uid);
  if (!schema) return {};
  const wanted = editedAttributes(schema).filter(([name, { mappedBy }]) =>
    only ? only.includes(name) : mappedBy === undefined,
  );
  const parts = await Promise.all(
    wanted.map(async ([name, attribute]) => [name, await populateOne(strapi, attribute)] as const),
  );
  return Object.fromEntries(parts.filter(([, part]) => part !== null));
};
