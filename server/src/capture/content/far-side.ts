import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Version } from './document-state';
import { relationLeaf } from './flatten';
import { type Link, readLinks } from './read-links';
import { isSecret, schemaOf } from '../lib/schema';

type Id = number | string;

/**
 * Links at the far side of a relation (`tag.articles`, where `article.tags` has them). There may be
 * thousands, so only those to rows that a write names are compared: what it added, and what it removed.
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

/** Versions of a document with these links among what is compared. */
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
