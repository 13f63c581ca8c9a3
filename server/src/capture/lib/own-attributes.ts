import type { Leaf } from './difference';
import { flatten, idOf, nameOf, plainLeaf, relationLeaf } from './flatten-row';
import type { Row } from './lifecycles';
import type { ModelDefinition } from './model-definition';
import { type Naming, type Populate, populateFor } from './populate';
import { type Attribute, editedAttributes, isSecret, schemaOf } from './schema';

const NESTED = ['component', 'dynamiczone'];

const isOwningRelation = ({ type, mappedBy, relation }: Attribute): boolean =>
  type === 'media' || (type === 'relation' && !mappedBy && !relation?.startsWith('morph'));

/**
 * The attributes that an app has added to a type of a plugin: `credits` of an end user, the licence
 * of a file. They are recorded like content: of private ones and passwords, only the change.
 */
export class OwnAttributes {
  readonly #naming: Naming;
  readonly #uid: string;
  readonly #attributes: [string, Attribute][];

  constructor(naming: Naming, definition: ModelDefinition) {
    this.#naming = naming;
    this.#uid = definition.uid;
    const { builtIn, fields, secrets = [], relations = {} } = definition;
    const known = [...(builtIn ?? []), ...fields, ...secrets, ...Object.keys(relations)];
    const schema = builtIn && schemaOf(naming.strapi, definition.uid);
    this.#attributes = schema
      ? editedAttributes(schema).filter(
          ([name, attribute]) =>
            !known.includes(name) && (attribute.type !== 'relation' || isOwningRelation(attribute)),
        )
      : [];
  }

  /** The attributes that are stored in other tables. */
  get related(): string[] {
    return this.#attributes
      .filter(([, attribute]) => isOwningRelation(attribute) || NESTED.includes(attribute.type))
      .map(([name]) => name);
  }

  /** The relations among the attributes. */
  get relations(): [string, Attribute][] {
    return this.#attributes.filter(([, { type }]) => type === 'relation');
  }

  populate(names: readonly string[]): Promise<Populate> {
    const own = this.related.filter((name) => names.includes(name));
    return populateFor(this.#naming, this.#uid, own);
  }

  flatten(row: Row): [string, Leaf][] {
    return this.#attributes.flatMap(([name, attribute]): [string, Leaf][] => {
      const secret = isSecret(attribute);
      if (NESTED.includes(attribute.type)) {
        const nested = flatten(this.#naming.strapi, this.#uid, { id: row.id, [name]: row[name] });
        return [...nested].map(([path, leaf]) => [path, secret ? { ...leaf, secret } : leaf]);
      }
      const leaf = isOwningRelation(attribute)
        ? relationLeaf(row[name], nameOf, idOf)
        : plainLeaf(row[name]);
      return [[name, { ...leaf, secret }]];
    });
  }
}
