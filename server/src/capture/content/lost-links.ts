import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { type Link, readLinks } from './read-links';
import { rowKey } from './row-key';
import { editedAttributes, schemaOf } from '../lib/schema';

type Id = Link['id'];

/** A row that is about to be deleted, and the document that it is a version of. */
export interface DoomedRow {
  id: Id;
  documentId: string;
}

const isSameEnd = (one: Link, other: Link): boolean =>
  one.field === other.field &&
  one.type === other.type &&
  (one.documentId ?? one.id) === (other.documentId ?? other.id);

/**
 * The links that deleted rows had at the far side of their relations. To publish an entry, Strapi deletes
 * its published row, makes another one, and has all that pointed to the first point to the second:
 *
 *     tag 12 (published)  ◄── article 7         tag 12 is deleted, and the link with it
 *     tag 15 (published)  ◄── article 7         tag 15 is made, and names article 7
 *
 * Article 7 is announced only when tag 15 names it. That it had this tag before is known from here.
 */
export class LostLinks {
  readonly #strapi: Core.Strapi;
  readonly #trx: Knex.Transaction;
  /** From the rows that were deleted, by document. */
  readonly #far = new Map<string, Link[]>();
  /** To the rows that were deleted, by the row that has the relation. */
  readonly #near = new Map<string, Link[]>();

  constructor(strapi: Core.Strapi, trx: Knex.Transaction) {
    this.#strapi = strapi;
    this.#trx = trx;
  }

  /** Called before rows are deleted. */
  async remember(uid: string, rows: readonly DoomedRow[]): Promise<void> {
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

  /** What a document was linked to by rows of it that are gone. */
  far(uid: string, documentId: string, field: string): Link[] {
    return (this.#far.get(`${uid}\n${documentId}`) ?? []).filter((link) => link.field === field);
  }

  /** The links of a row as they were before any of them was lost, in their order. */
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
