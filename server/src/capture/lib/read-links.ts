import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Row } from './lifecycles';

type Id = Row['id'];

/** A row that another row points to: a related entry, a file, a component. */
export interface Link {
  field: string;
  owner: Id;
  type: string;
  id: Id;
  /** It stays the same when a publication replaces the row; `null` if the type has none. */
  documentId: string | null;
  /** The position among the links of one field. */
  position: number;
}

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn?: { name: string };
  morphColumn?: { typeColumn: { name: string }; idColumn: { name: string } };
  on?: { field: string };
  orderBy?: Record<string, unknown>;
}

/** The metadata of an attribute that points to other rows, in Strapi's database layer. */
export interface LinkAttribute {
  type: string;
  relation?: string;
  target?: string;
  mappedBy?: string;
  morphBy?: string;
  joinTable?: JoinTable;
  joinColumn?: { name: string };
  morphColumn?: JoinTable['morphColumn'];
}

interface Meta {
  tableName: string;
  attributes: Record<string, LinkAttribute | undefined>;
}

/** The tables and columns of a model, in Strapi's database layer. */
export const metaOf = (strapi: Core.Strapi, uid: string): Meta | undefined =>
  strapi.db.metadata.get(uid) as unknown as Meta | undefined;

/**
 * A query on a table of the app, in the schema that Strapi uses. An alias is named as text, `table
 * as alias`: knex puts no schema before the table of an object.
 */
export const tableOf = (
  strapi: Core.Strapi,
  connection: Knex,
  table: string,
): Knex.QueryBuilder => {
  const query = connection(table);
  const schemaName = strapi.db.getSchemaName();
  return schemaName ? query.withSchema(schemaName) : query;
};

/** Where the links of one attribute are stored: the table and its columns. */
interface Source {
  table: string;
  owner: string;
  id: string;
  /** The uid of the target, or the column that holds it. */
  type: { uid: string } | { column: string };
  order?: string;
  where?: Record<string, string>;
}

const morphSource = (strapi: Core.Strapi, uid: string, field: string): Source | null => {
  const { target = '', morphBy = '' } = metaOf(strapi, uid)?.attributes[field] ?? {};
  const meta = metaOf(strapi, target);
  const other = meta?.attributes[morphBy];
  const columns = other?.joinTable?.morphColumn ?? other?.morphColumn;
  if (!meta || !columns) return null;
  const { idColumn, typeColumn } = columns;
  const { joinTable } = other ?? {};
  return {
    table: joinTable?.name ?? meta.tableName,
    owner: idColumn.name,
    id: joinTable?.joinColumn.name ?? 'id',
    type: { uid: target },
    order: Object.keys(joinTable?.orderBy ?? {})[0],
    where: { [typeColumn.name]: uid, ...(joinTable && { field }) },
  };
};

/** Where the links of one attribute are stored; `null` if they cannot be read. */
const sourceOf = (strapi: Core.Strapi, uid: string, field: string): Source | null => {
  const meta = metaOf(strapi, uid);
  const attribute = meta?.attributes[field];
  if (!meta || attribute?.type !== 'relation') return null;
  const { relation, target = '', joinTable, joinColumn, morphColumn } = attribute;
  if (relation === 'morphOne' || relation === 'morphMany') return morphSource(strapi, uid, field);
  if (joinTable) {
    const id = joinTable.morphColumn?.idColumn ?? joinTable.inverseJoinColumn;
    if (!id) return null;
    const { typeColumn } = joinTable.morphColumn ?? {};
    return {
      table: joinTable.name,
      owner: joinTable.joinColumn.name,
      id: id.name,
      type: typeColumn ? { column: typeColumn.name } : { uid: target },
      order: Object.keys(joinTable.orderBy ?? {})[0],
      where: joinTable.on,
    };
  }
  if (morphColumn) {
    const { idColumn, typeColumn } = morphColumn;
    const type = { column: typeColumn.name };
    return { table: meta.tableName, owner: 'id', id: idColumn.name, type };
  }
  // The far side of a relation that is stored in a column of the other table.
  if (attribute.mappedBy && joinColumn) return null;
  if (!joinColumn) return null;
  return { table: meta.tableName, owner: 'id', id: joinColumn.name, type: { uid: target } };
};

interface LinkRow {
  source: number;
  owner: Id;
  type: string;
  id: Id;
  document: string | null;
  position: number;
}

/** Columns may have different collations, which MySQL does not mix in a UNION. */
const TEXT = { mysql: 'CONVERT(?? USING utf8mb4)', postgres: 'CAST(?? AS text)', sqlite: '??' };

const MAX_IDS_PER_QUERY = 500;

const inChunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

interface LinksQuery {
  uid: string;
  /** The rows whose links are read. */
  owners: readonly Id[];
  fields: readonly string[];
  /** Only links to these rows. */
  targets?: readonly Id[];
}

/**
 * Reads the links of rows of one model: all attributes in one query, and only ids. Strapi's own
 * `populate` makes at least one query for each attribute.
 */
export const readLinks = async (
  strapi: Core.Strapi,
  trx: Knex,
  { uid, owners, fields, targets }: LinksQuery,
): Promise<Link[]> => {
  const sources = fields.flatMap((field) => {
    const source = sourceOf(strapi, uid, field);
    return source ? [{ field, source }] : [];
  });
  if (sources.length === 0 || owners.length === 0) return [];
  const text = TEXT[strapi.db.dialect.client as keyof typeof TEXT];

  const branch = (source: Source, index: number, some: Id[], onlyTo?: Id[]) => {
    const query = tableOf(strapi, trx, `${source.table} as link`);
    query.whereIn(`link.${source.owner}`, some);
    const target = 'uid' in source.type ? metaOf(strapi, source.type.uid) : undefined;
    const hasDocument = target?.attributes.documentId !== undefined;
    if (target && hasDocument)
      query.leftJoin(`${target.tableName} as target`, 'target.id', `link.${source.id}`);
    for (const [column, value] of Object.entries(source.where ?? {}))
      query.where(`link.${column}`, value);
    if (onlyTo) query.whereIn(`link.${source.id}`, onlyTo);
    return query
      .whereNotNull(`link.${source.id}`)
      .select(
        trx.raw(`${index} as source`),
        trx.raw('?? as owner', [`link.${source.owner}`]),
        'column' in source.type
          ? trx.raw(`${text} as type`, [`link.${source.type.column}`])
          : trx.raw("'' as type"),
        trx.raw('?? as id', [`link.${source.id}`]),
        hasDocument
          ? trx.raw(`${text} as document`, ['target.document_id'])
          : trx.raw("'' as document"),
        source.order
          ? trx.raw('?? as position', [`link.${source.order}`])
          : trx.raw('0 as position'),
      );
  };

  const rows: LinkRow[] = [];
  for (const some of inChunks(owners, MAX_IDS_PER_QUERY)) {
    for (const onlyTo of targets ? inChunks(targets, MAX_IDS_PER_QUERY) : [undefined]) {
      const [first, ...rest] = sources.map(({ source }, index) =>
        branch(source, index, some, onlyTo),
      );
      if (!first) continue;
      rows.push(...((await (rest.length > 0 ? first.unionAll(rest) : first)) as LinkRow[]));
    }
  }
  rows.sort((a, b) => a.position - b.position);
  return rows.flatMap(({ source, owner, type, id, document, position }) => {
    const found = sources[source];
    if (!found) return [];
    const {
      field,
      source: { type: ofSource },
    } = found;
    const uidOfTarget = 'uid' in ofSource ? ofSource.uid : type;
    return [{ field, owner, type: uidOfTarget, id, documentId: document || null, position }];
  });
};

/** The key of a row of any model. */
export const rowKey = (uid: string, id: number | string): string => `${uid}#${id}`;
