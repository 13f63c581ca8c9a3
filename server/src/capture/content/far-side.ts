import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { type Link, readLinks, rowKey } from '../lib/read-links';
import { editedAttributes, isSecret, schemaOf } from '../lib/schema';
import type { Version } from './document-state';
import { relationLeaf } from './flatten';

type Id = number | string;

/**
 * Links at the far side of a relation (`tag.articles`, where `article.tags` has them). There may be
 * thousands, so only links to rows that a write names are compared.
 */
export interface FarLinks {
  field: string;
  /** The rows that a write names. */
  targets: readonly Id[];
  links: Link[];
}

interface Query {
  uid: string;
  versions: readonly Pick<Version, 'row'>[];
  field: string;
  targets: readonly Id[];
}

export const readFarLinks = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  { uid, versions, field, targets }: Query,
): Promise<FarLinks> => {
  const owners = versions.map(({ row }) => row.id);
  return {
    field,
    targets,
    links: await readLinks(strapi, trx, { uid, owners, fields: [field], targets }),
  };
};

/** Adds these links to the compared values of the versions. */
export const withFarLinks = (
  strapi: Core.Strapi,
  uid: string,
  versions: Version[],
  far: readonly FarLinks[],
): Version[] => {
  if (far.length === 0) return versions;
  const attributes = schemaOf(strapi, uid)?.attributes ?? {};
  const fields = [...new Set(far.map(({ field }) => field))];
  return versions.map((version) => {
    const flat = new Map(version.flat);
    for (const field of fields) {
      const attribute = attributes[field];
      if (!attribute) continue;
      const links = far
        .filter((one) => one.field === field)
        .flatMap((one) => one.links)
        .filter(({ owner }) => owner === version.row.id);
      if (links.length > 0) flat.set(field, relationLeaf(attribute, links, isSecret(attribute)));
    }
    return { ...version, flat };
  });
};

/** A row that is about to be deleted, and its document. */
export interface DeletedRow {
  id: Id;
  documentId: string;
}

const isSameEnd = (one: Link, other: Link): boolean =>
  one.field === other.field &&
  one.type === other.type &&
  (one.documentId ?? one.id) === (other.documentId ?? other.id);

/**
 * The links that deleted rows had at the far side of their relations. To publish an entry, Strapi
 * deletes its published row, makes a new one, and points all links to the new one:
 *
 *     tag 12 (published)  ◄── article 7         tag 12 is deleted, and the link with it
 *     tag 15 (published)  ◄── article 7         tag 15 is made, and names article 7
 *
 * Article 7 is announced only when tag 15 names it. This class knows that it had this tag before.
 */
export class LostLinks {
  readonly #strapi: Core.Strapi;
  readonly #trx: Knex.Transaction;
  /** Links from the deleted rows, by document. */
  readonly #far = new Map<string, Link[]>();
  /** Links to the deleted rows, by the row that owns the relation. */
  readonly #near = new Map<string, Link[]>();

  constructor(strapi: Core.Strapi, trx: Knex.Transaction) {
    this.#strapi = strapi;
    this.#trx = trx;
  }

  /** Call it before rows are deleted. */
  async remember(uid: string, rows: readonly DeletedRow[]): Promise<void> {
    const schema = schemaOf(this.#strapi, uid);
    if (!schema || rows.length === 0) return;
    const attributes = editedAttributes(schema).filter(([, { mappedBy }]) => mappedBy);
    const owners = rows.map(({ id }) => id);
    const fields = attributes.map(([name]) => name);
    const links = await readLinks(this.#strapi, this.#trx, { uid, owners, fields });
    for (const { id, documentId } of rows)
      add(
        this.#far,
        `${uid}\n${documentId}`,
        links.filter(({ owner }) => String(owner) === String(id)),
      );
    for (const [field, { target, mappedBy }] of attributes) {
      const near = links.filter((link) => link.field === field).map(({ id }) => id);
      if (near.length > 0 && target && mappedBy)
        await this.#rememberNear(target, mappedBy, near, owners);
    }
  }

  /** The links of the deleted rows of a document. */
  far(uid: string, documentId: string, field: string): Link[] {
    return (this.#far.get(`${uid}\n${documentId}`) ?? []).filter((link) => link.field === field);
  }

  /** The links of a row with those that were lost, in their order. */
  restore(uid: string, id: Id, links: Link[]): Link[] {
    const lost = (this.#near.get(rowKey(uid, id)) ?? []).filter(
      (link) => !links.some((other) => isSameEnd(link, other)),
    );
    if (lost.length === 0) return links;
    return [...links, ...lost].sort((a, b) => a.position - b.position);
  }

  async #rememberNear(uid: string, field: string, owners: Id[], targets: Id[]): Promise<void> {
    const query = { uid, owners, fields: [field], targets };
    for (const link of await readLinks(this.#strapi, this.#trx, query))
      add(this.#near, rowKey(uid, link.owner), [link]);
  }
}

const add = (map: Map<string, Link[]>, key: string, links: Link[]): void => {
  map.set(key, [...(map.get(key) ?? []), ...links]);
};
