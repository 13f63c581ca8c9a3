import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Row } from '../lib/lifecycles';
import { type Link, metaOf, readLinks, rowKey, tableOf } from '../lib/read-links';
import { editedAttributes, schemaOf } from '../lib/schema';
import type { LostLinks } from './far-side';
import { type Flat, flattenNode } from './flatten';

/** A version of an entry: the draft or the published row of one locale. */
export type EntryRow = Row & { documentId: string; locale?: string | null; publishedAt?: unknown };

/** One row of a document with its components and relations. */
export interface Version {
  row: EntryRow;
  flat: Flat;
  /** Its component rows, as `uid#id`. */
  parts: string[];
}

/** A row with its links and its components. */
export interface Node {
  uid: string;
  row: Row;
  links: Link[];
  components: Map<string, Node>;
}

const LINKING = ['relation', 'media', 'component', 'dynamiczone'];

/** Levels of components within components, more than any editor nests. */
const MAX_DEPTH = 30;

const MAX_ROWS_PER_QUERY = 500;

const MORPH_TO_OTHERS = ['morphOne', 'morphMany'];

/**
 * The attributes whose links are read. The far side of a relation is omitted: an author may have
 * thousands of articles.
 */
const linkingAttributes = (strapi: Core.Strapi, uid: string): string[] => {
  const schema = schemaOf(strapi, uid);
  if (!schema) return [];
  return editedAttributes(schema)
    .filter(
      ([, { type, mappedBy, relation = '' }]) =>
        LINKING.includes(type) && mappedBy === undefined && !MORPH_TO_OTHERS.includes(relation),
    )
    .map(([name]) => name);
};

const componentsOf = (strapi: Core.Strapi, uid: string, links: Link[]): Link[] => {
  const attributes = schemaOf(strapi, uid)?.attributes ?? {};
  return links.filter(({ field }) =>
    ['component', 'dynamiczone'].includes(attributes[field]?.type ?? ''),
  );
};

/** Reads rows by condition without lifecycles, in a transaction that may be about to commit. */
export const readRows = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  uid: string,
  query: object,
  isLocked = false,
): Promise<Row[]> => {
  const builder = strapi.db.queryBuilder(uid).init(query).transacting(trx);
  if (isLocked && locksByReading(strapi)) builder.forUpdate();
  return (await builder.execute()) as Row[];
};

/**
 * On MySQL and MariaDB, a transaction sees the state of its first read. Only a locking read sees
 * what others have written since. So the first read must lock, too.
 */
const locksByReading = (strapi: Core.Strapi): boolean => strapi.db.dialect.client === 'mysql';

/** Reads rows by a list of values of any length. */
export const readRowsBy = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  uid: string,
  by: { column: 'id' | 'documentId'; values: readonly unknown[]; select?: readonly string[] },
  isLocked = false,
): Promise<Row[]> => {
  const { column, values, select } = by;
  const rows: Row[] = [];
  for (let start = 0; start < values.length; start += MAX_ROWS_PER_QUERY) {
    const some = values.slice(start, start + MAX_ROWS_PER_QUERY);
    const query = { where: { [column]: { $in: some } }, ...(select && { select }) };
    rows.push(...(await readRows(strapi, trx, uid, query, isLocked)));
  }
  return rows;
};

const readNodes = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  uid: string,
  rows: Row[],
  depth = 0,
): Promise<Node[]> => {
  const links = await readLinks(strapi, trx, {
    uid,
    owners: rows.map(({ id }) => id),
    fields: linkingAttributes(strapi, uid),
  });
  const components = new Map<string, Node>();
  if (depth < MAX_DEPTH) {
    const parts = componentsOf(strapi, uid, links);
    for (const type of new Set(parts.map((link) => link.type))) {
      if (!schemaOf(strapi, type)) continue;
      const ids = parts.filter((link) => link.type === type).map(({ id }) => id);
      const partRows = await readRowsBy(strapi, trx, type, { column: 'id', values: ids });
      for (const node of await readNodes(strapi, trx, type, partRows, depth + 1))
        components.set(rowKey(type, node.row.id), node);
    }
  }
  const ofOwner = new Map<unknown, Link[]>();
  for (const link of links) ofOwner.set(link.owner, [...(ofOwner.get(link.owner) ?? []), link]);
  return rows.map((row) => ({ uid, row, links: ofOwner.get(row.id) ?? [], components }));
};

/** How documents are read. */
interface Reading {
  /** Locks the rows until the transaction ends, so that what is read is what a write replaces. */
  isLocked?: boolean;
  /** Links that this transaction has deleted. They are read as if they still existed. */
  lost?: LostLinks;
}

const partsOf = ({ uid, links, components }: Node, strapi: Core.Strapi): string[] =>
  componentsOf(strapi, uid, links).flatMap(({ type, id }) => {
    const key = rowKey(type, id);
    const node = components.get(key);
    return [key, ...(node ? partsOf(node, strapi) : [])];
  });

/**
 * Reads all rows of some documents, by document: every locale, draft and published, each with its
 * components, and with the ids of what it is related to.
 */
export const readDocuments = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  uid: string,
  documentIds: readonly string[],
  { isLocked = false, lost }: Reading = {},
): Promise<Map<string, Version[]>> => {
  if (isLocked) await lockDocuments(strapi, trx, uid, documentIds);
  const by = { column: 'documentId', values: documentIds } as const;
  const rows = (await readRowsBy(strapi, trx, uid, by, isLocked)) as EntryRow[];
  const documents = new Map<string, Version[]>(documentIds.map((id) => [id, []]));
  if (rows.length === 0) return documents;
  for (const found of await readNodes(strapi, trx, uid, rows)) {
    const row = found.row as EntryRow;
    const links = lost?.restore(uid, row.id, found.links) ?? found.links;
    const node = { ...found, links };
    const version = { row, flat: flattenNode(strapi, node), parts: partsOf(node, strapi) };
    documents.set(row.documentId, [...(documents.get(row.documentId) ?? []), version]);
  }
  return documents;
};

/**
 * SQLite has one writer. On PostgreSQL, this lock still allows inserting rows that point here, like
 * an UPDATE does.
 */
const lockDocuments = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  uid: string,
  documentIds: readonly string[],
): Promise<void> => {
  const meta = metaOf(strapi, uid);
  if (strapi.db.dialect.client !== 'postgres' || !meta) return;
  for (let start = 0; start < documentIds.length; start += MAX_ROWS_PER_QUERY) {
    const some = documentIds.slice(start, start + MAX_ROWS_PER_QUERY);
    await tableOf(strapi, trx, meta.tableName)
      .select('id')
      .whereIn('document_id', some)
      .orderBy('id')
      .forNoKeyUpdate();
  }
};
