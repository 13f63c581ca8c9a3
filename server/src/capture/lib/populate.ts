import type { Core } from '@strapi/strapi';
import type { MainFieldOf } from './main-field';
import { type Attribute, editedAttributes, schemaOf } from './schema';

/** `populate` of `strapi.db.query`. */
export type Populate = Record<string, unknown>;

/** Components may contain each other. The panel shows no deeper levels either. */
const MAX_DEPTH = 10;

const isMorph = (attribute: Attribute): boolean => attribute.relation?.startsWith('morph') ?? false;

/** What populating needs: the schemas, and the attribute that names an entry. */
export interface Naming {
  strapi: Core.Strapi;
  mainFieldOf: MainFieldOf;
}

const namesOf = async (
  { strapi, mainFieldOf }: Naming,
  target: string,
): Promise<{ select: string[] }> => {
  const mainField = await mainFieldOf(target);
  // Strapi's schemas lack `documentId`. The database layer's metadata has it.
  const { attributes } = strapi.db.metadata.get(target);
  const documentId = attributes.documentId ? ['documentId'] : [];
  return { select: ['id', ...documentId, ...(mainField ? [mainField] : [])] };
};

const populateOne = async (
  naming: Naming,
  attribute: Attribute,
  depth: number,
): Promise<unknown> => {
  switch (attribute.type) {
    case 'relation':
      return isMorph(attribute) || !attribute.target ? true : namesOf(naming, attribute.target);
    case 'media':
      return { select: ['id', 'documentId', 'name'] };
    case 'component':
      return {
        populate: await populateFor(naming, attribute.component ?? '', undefined, depth + 1),
      };
    case 'dynamiczone': {
      const parts = (attribute.components ?? []).map(
        async (uid) =>
          [uid, { populate: await populateFor(naming, uid, undefined, depth + 1) }] as const,
      );
      return { on: Object.fromEntries(await Promise.all(parts)) };
    }
    default:
      return null;
  }
};

/**
 * What to read of an entry besides its own columns: names of related entries and media, and all
 * levels of components and dynamic zones. `only` limits it to the attributes of a write. The far
 * side of a relation is omitted unless `only` names it: an author may have thousands of articles.
 */
export const populateFor = async (
  naming: Naming,
  uid: string,
  only?: readonly string[],
  depth = 0,
): Promise<Populate> => {
  const schema = schemaOf(naming.strapi, uid);
  if (!schema || depth > MAX_DEPTH) return {};
  const wanted = editedAttributes(schema).filter(([name, { mappedBy }]) =>
    only ? only.includes(name) : mappedBy === undefined,
  );
  const parts = await Promise.all(
    wanted.map(
      async ([name, attribute]) => [name, await populateOne(naming, attribute, depth)] as const,
    ),
  );
  return Object.fromEntries(parts.filter(([, part]) => part !== null));
};
