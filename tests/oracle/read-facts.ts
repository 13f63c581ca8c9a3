import type { Fact, Facts, Party } from './facts';
import type { LinkTable, Model, Schema } from './schema';
import type { Row, Tables } from './tables';
import { canonical } from './values';

/** Types whose rows are parts of what these relations lead to. */
const PARTS: Record<string, string[]> = {
  'admin::permission': ['role', 'apiToken'],
  'plugin::users-permissions.permission': ['role'],
  'admin::api-token-permission': ['token'],
  'admin::transfer-token-permission': ['token'],
};

/** Where a row stands: in itself, or in what has it as a component or a part. */
interface Place {
  version: string;
  party: Party;
  path: string;
  isSecret: boolean;
}

interface Holder {
  uid: string;
  id: string;
  field: string;
}

const keyOf = (uid: string, id: unknown): string => `${uid} ${String(id)}`;

class FactReader {
  readonly #schema: Schema;
  readonly #tables: Tables;
  readonly #holders = new Map<string, Holder>();
  readonly #places = new Map<string, Place>();
  readonly facts: Facts = new Map();
  /** Relations that lead nowhere, with the end that is there. */
  readonly dangling = new Map<string, Party[]>();

  constructor(schema: Schema, tables: Tables) {
    this.#schema = schema;
    this.#tables = tables;
  }

  read(): Facts {
    for (const model of this.#schema.withComponents) this.#findHolders(model);
    for (const link of this.#schema.links) this.#findOwners(link);
    for (const model of this.#schema.models) {
      if (!model.isComponent && !(model.uid in PARTS)) this.#readEntities(model);
    }
    for (const model of this.#schema.models) {
      if (model.isComponent || model.uid in PARTS) this.#readParts(model);
    }
    for (const link of this.#schema.links) this.#readLinks(link);
    for (const [trace, parties] of this.dangling)
      this.#add(`dangling ${trace}`, danglingLink(trace, parties));
    return this.facts;
  }

  #rows(table: string): Row[] {
    return this.#tables.get(table) ?? [];
  }

  #findHolders(model: Model): void {
    const rows = [...this.#rows(`${model.tableName}_cmps`)].sort(
      (a, b) => Number(a.order) - Number(b.order) || Number(a.id) - Number(b.id),
    );
    const counts = new Map<string, number>();
    for (const { entity_id, cmp_id, component_type, field } of rows) {
      const name = String(field);
      const declared = model.declared[name];
      const list = `${String(entity_id)} ${name}`;
      const index = counts.get(list) ?? 0;
      counts.set(list, index + 1);
      const isList = declared?.type === 'dynamiczone' || declared?.repeatable === true;
      this.#holders.set(keyOf(String(component_type), cmp_id), {
        uid: model.uid,
        id: String(entity_id),
        field: isList ? `${name}.${index}` : name,
      });
    }
  }

  #findOwners({ table, field, aUid, aColumn, bUid, bColumn }: LinkTable): void {
    if (!PARTS[aUid]?.includes(field) || bUid === null) return;
    for (const row of this.#rows(table)) {
      this.#holders.set(keyOf(aUid, row[aColumn]), { uid: bUid, id: String(row[bColumn]), field });
    }
  }

  /** `null` for what nothing has: a component that was left behind. */
  #placeOf(uid: string, id: unknown): Place | null {
    const own = this.#places.get(keyOf(uid, id));
    const holder = this.#holders.get(keyOf(uid, id));
    if (own || !holder) return own ?? null;
    const above = this.#placeOf(holder.uid, holder.id);
    if (!above) return null;
    const attribute = holder.field.split('.')[0] ?? '';
    const isPrivate = this.#schema.get(holder.uid)?.declared[attribute]?.private === true;
    return {
      ...above,
      path: `${above.path}${holder.field}.`,
      isSecret: above.isSecret || isPrivate,
    };
  }

  #add(id: string, fact: Fact): void {
    this.facts.set(this.#nameOf([id]), fact);
  }

  /** Scripts can make several rows of one version of a document. */
  #nameOf(parts: (string | undefined)[]): string {
    const name = parts.filter(Boolean).join(' ');
    for (let copy = 1; ; copy += 1) {
      const numbered = copy === 1 ? name : `${name} (${copy})`;
      if (!this.facts.has(numbered)) return numbered;
    }
  }

  #readEntities(model: Model): void {
    for (const row of this.#rows(model.tableName)) {
      const ids = [row.document_id, row.key, row.id].filter(Boolean).map(String);
      const locale = typeof row.locale === 'string' ? row.locale : null;
      const status =
        model.options.draftAndPublish === true ? (row.published_at ? 'published' : 'draft') : '';
      const version = this.#nameOf([model.uid, ids[0], locale ?? '', status]);
      const party: Party = { uid: model.uid, ids, locale };
      const place: Place = { version, party, path: '', isSecret: false };
      this.#places.set(keyOf(model.uid, row.id), place);
      this.#add(version, {
        kind: 'row',
        version,
        parties: [party],
        field: '',
        type: 'row',
        isSecret: false,
        // A row that was made anew is a trace, though all that it says is the same.
        value: Number(row.id),
      });
      this.#readValues(model, row, place);
    }
  }

  #readValues(model: Model, row: Row, { version, party, path, isSecret }: Place): void {
    for (const [name, { type, columnName }] of Object.entries(model.attributes)) {
      if (columnName === undefined || columnName === 'id') continue;
      const declared = model.declared[name];
      this.#add(`${version} · ${path}${name}`, {
        kind: 'value',
        version,
        parties: [party],
        field: `${path}${name}`,
        type,
        isSecret: isSecret || declared?.private === true || type === 'password',
        // When it was published is the time of the event; whether it is, is what counts.
        value: name === 'publishedAt' ? Boolean(row[columnName]) : canonical(type, row[columnName]),
      });
    }
  }

  #readParts(model: Model): void {
    for (const row of this.#rows(model.tableName)) {
      const place = this.#placeOf(model.uid, row.id);
      if (!place) continue;
      if (model.isComponent) {
        this.#readComponent(model, row, place);
      } else {
        const content = Object.entries(model.attributes)
          .filter(([name, { columnName }]) => columnName && !NO_CONTENT.includes(name))
          .map(([name, { type, columnName }]) => [name, canonical(type, row[columnName ?? ''])]);
        const id = `${place.version} has ${model.uid} ${JSON.stringify(content)}`;
        this.#add(id, {
          kind: 'part',
          version: place.version,
          parties: [place.party],
          field: model.uid,
          type: 'part',
          isSecret: false,
          value: true,
        });
      }
    }
  }

  #readComponent(model: Model, row: Row, place: Place): void {
    const field = place.path.slice(0, -1);
    this.#add(`${place.version} · ${field}`, {
      kind: 'value',
      version: place.version,
      parties: [place.party],
      field,
      type: 'component',
      isSecret: place.isSecret,
      value: model.uid,
    });
    this.#readValues(model, row, place);
  }

  #readLinks(link: LinkTable): void {
    if (link.aUid in PARTS) return;
    for (const row of this.#rows(link.table)) {
      const bUid = link.bUid ?? String(row[link.bTypeColumn ?? '']);
      const a = this.#placeOf(link.aUid, row[link.aColumn]);
      const b = this.#placeOf(bUid, row[link.bColumn]);
      const trace = `${link.table} ${String(row.id)}`;
      if (!a || !b) {
        // Strapi lets rows stay that lead nowhere. No row of it changed.
        this.dangling.set(
          trace,
          [a, b].flatMap((place) => place?.party ?? []),
        );
        continue;
      }
      // Of a file: the field that it stands in.
      const field = typeof row.field === 'string' ? row.field : link.field;
      const isMedia = link.table === 'files_related_mph';
      this.#add(`${a.version} · ${a.path}${field} → ${b.version} ${b.path}`, {
        kind: 'link',
        version: isMedia ? b.version : a.version,
        parties: [a.party, b.party],
        field: isMedia ? `${b.path}${field}` : `${a.path}${field}`,
        type: isMedia ? 'media' : 'relation',
        isSecret: false,
        value: true,
        trace,
      });
    }
  }
}

const danglingLink = (trace: string, parties: Party[]): Fact => ({
  kind: 'dangling',
  version: '',
  parties,
  field: '',
  type: 'dangling',
  isSecret: false,
  value: trace,
});

/** Columns of a part that are not content. */
const NO_CONTENT = ['documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'id'];

/** Reads what the tables say. */
export const readFacts = (schema: Schema, tables: Tables): Facts =>
  new FactReader(schema, tables).read();
