import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Change, Json } from '../../contracts';
import { difference } from '../lib/difference';
import { readMainFields } from '../lib/main-field';
import { isLocalized, schemaOf } from '../lib/schema';
import type { Difference } from './document-events';
import { type EntryRow, readRowsBy } from './document-state';
import type { EntryLeaf, Flat, Related } from './flatten';

/** Finds the names of entries and other entities in one unit of work. */
export class Names {
  readonly #strapi: Core.Strapi;
  readonly #trx: Knex.Transaction;
  readonly #mainFields = new Map<string, string | null>();

  constructor(strapi: Core.Strapi, trx: Knex.Transaction) {
    this.#strapi = strapi;
    this.#trx = trx;
  }

  /**
   * The label of an entry: its main field, and the locale of a translated one. `version`
   * distinguishes draft and published.
   */
  async entryLabel(uid: string, row: EntryRow, version?: string): Promise<string> {
    await this.#loadMainFields([uid]);
    const name = this.#nameOf(uid, row) ?? row.documentId;
    const schema = schemaOf(this.#strapi, uid);
    const details = [schema && isLocalized(schema) ? row.locale : null, version].filter(Boolean);
    return details.length > 0 ? `${name} (${details.join(', ')})` : name;
  }

  /** Changes as they are recorded, with relations by name. */
  async toChanges(differences: Difference[]): Promise<Change[]> {
    const leaves = differences.flatMap(({ before, after }) => [before, after]);
    const related = leaves.flatMap((leaf) => (leaf?.secret ? [] : (leaf?.related ?? [])));
    const names = await this.#namesOf(related);
    const named = (state: 'before' | 'after'): Flat =>
      new Map(
        differences.flatMap((one) => {
          const leaf = one[state];
          return leaf ? [[one.field, withNames(leaf, names)] as const] : [];
        }),
      );
    return difference(named('before'), named('after'));
  }

  #nameOf(uid: string, row: Record<string, unknown>): string | null {
    const field = this.#mainFields.get(uid);
    const value = field ? row[field] : null;
    return value === null || value === undefined || value === '' ? null : String(value);
  }

  /** Not cached beyond the unit of work, because another node may change the main field. */
  async #loadMainFields(uids: readonly string[]): Promise<void> {
    const unknown = [...new Set(uids)].filter((uid) => !this.#mainFields.has(uid));
    if (unknown.length === 0) return;
    for (const [uid, field] of await readMainFields(this.#strapi, unknown, this.#trx))
      this.#mainFields.set(uid, field);
  }

  async #namesOf(related: Related[]): Promise<Map<string, string>> {
    const types = [...new Set(related.map(({ type }) => type))];
    await this.#loadMainFields(types);
    const names = new Map<string, string>();
    for (const type of types) {
      const ofType = related.filter((one) => one.type === type);
      const field = this.#mainFields.get(type);
      if (!field) continue;
      const byId = await this.#read(
        type,
        'id',
        field,
        ofType.map(({ id }) => id),
      );
      for (const { key, id } of ofType) addName(names, key, byId.get(String(id)));
      // The row may be deleted while the document exists.
      const left = ofType.filter(({ key, documentId }) => !names.has(key) && documentId);
      const ids = left.map(({ documentId }) => documentId as string);
      const byDocument = await this.#read(type, 'documentId', field, ids);
      for (const { key, documentId } of left)
        addName(names, key, byDocument.get(String(documentId)));
    }
    return names;
  }

  /** The names of rows by id, or of documents. */
  async #read(
    type: string,
    column: 'id' | 'documentId',
    field: string,
    values: readonly Related['id'][],
  ): Promise<Map<string, string | null>> {
    const select = [...new Set(['id', column, field])];
    const by = { column, values: [...new Set(values)], select };
    const rows = await readRowsBy(this.#strapi, this.#trx, type, by);
    return new Map(rows.map((row) => [String(row[column]), this.#nameOf(type, row)]));
  }
}

const addName = (
  names: Map<string, string>,
  key: string,
  name: string | null | undefined,
): void => {
  if (name) names.set(key, name);
};

const withNames = (leaf: EntryLeaf, names: Map<string, string>): EntryLeaf => {
  if (!leaf.related) return leaf;
  const all = leaf.related.map(({ key }) => names.get(key) ?? key);
  const value: Json = leaf.isOne ? (all[0] ?? null) : all;
  return { ...leaf, value: all.length > 0 ? value : null };
};
