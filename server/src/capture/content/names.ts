import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Change, Json } from '../../contracts';
import { REDACTED } from '../../journal';
import type { Difference } from './compare';
import { type EntryRow, readRowsBy } from './document-state';
import type { Leaf, Related } from './flatten';
import { metaOf } from './read-links';
import { isLocalized, isSecret, schemaOf } from '../lib/schema';

/** The content manager's own first choice, where nobody has configured another. */
const USUAL_MAIN_FIELDS = ['title', 'name', 'label', 'slug', 'username', 'email'];

/** Attributes whose value is no name. */
const NAMELESS = ['relation', 'media', 'component', 'dynamiczone', 'json', 'blocks', 'password'];

const CONFIGURATION = 'plugin_content_manager_configuration_content_types::';

interface StoredRow {
  key: string;
  value: string | null;
}

const configuredMainField = ({ value }: StoredRow): string | undefined => {
  const stored = JSON.parse(value ?? '{}') as { settings?: { mainField?: string } };
  return stored.settings?.mainField;
};

/** Gives the things of one unit of work the names that people know them by. */
export class Names {
  readonly #strapi: Core.Strapi;
  readonly #trx: Knex.Transaction;
  readonly #mainFields = new Map<string, string | null>();

  constructor(strapi: Core.Strapi, trx: Knex.Transaction) {
    this.#strapi = strapi;
    this.#trx = trx;
  }

  /** The entry by its main field; of a translated one, also its locale. `version` tells draft and published apart. */
  async entryLabel(uid: string, row: EntryRow, version?: string): Promise<string> {
    await this.#loadMainFields([uid]);
    const name = this.#nameOf(uid, row) ?? row.documentId;
    const schema = schemaOf(this.#strapi, uid);
    const details = [schema && isLocalized(schema) ? row.locale : null, version].filter(Boolean);
    return details.length > 0 ? `${name} (${details.join(', ')})` : name;
  }

  /** Changes as they are recorded: related things by name, secret values as marks. */
  async toChanges(differences: Difference[]): Promise<Change[]> {
    const leaves = differences.flatMap(({ before, after }) => [before, after]);
    const related = leaves.flatMap((leaf) => (leaf?.secret ? [] : (leaf?.related ?? [])));
    const names = await this.#namesOf(related);
    return differences.map(({ field, before, after }) => {
      const both = [...(before?.related ?? []), ...(after?.related ?? [])];
      const isShared = sharedNames(both, names);
      return {
        field,
        before: shown(before, names, isShared),
        after: shown(after, names, isShared),
      };
    });
  }

  /** A change of what an entry is, or was, to something else. */
  async relatedName(one: Related): Promise<string> {
    return (await this.#namesOf([one])).get(one.key) ?? one.key;
  }

  #nameOf(uid: string, row: Record<string, unknown>): string | null {
    const field = this.#mainFields.get(uid);
    const value = field ? row[field] : null;
    return value === null || value === undefined || value === '' ? null : String(value);
  }

  /** Not remembered beyond the unit of work: another node may have configured another main field. */
  async #loadMainFields(uids: readonly string[]): Promise<void> {
    const unknown = [...new Set(uids)].filter((uid) => !this.#mainFields.has(uid));
    const table = metaOf(this.#strapi, 'strapi::core-store')?.tableName;
    if (unknown.length === 0 || !table) return;
    const query = this.#trx(table)
      .select('key', 'value')
      .whereIn(
        'key',
        unknown.map((uid) => `${CONFIGURATION}${uid}`),
      );
    const schemaName = this.#strapi.db.getSchemaName();
    if (schemaName) query.withSchema(schemaName);
    const stored = new Map(
      ((await query) as StoredRow[]).map((row) => [row.key, configuredMainField(row)]),
    );
    for (const uid of unknown) {
      const schema = schemaOf(this.#strapi, uid);
      const configured = stored.get(`${CONFIGURATION}${uid}`);
      const canName = (name: string): boolean => {
        const attribute = schema?.attributes[name];
        return (
          attribute !== undefined && !NAMELESS.includes(attribute.type) && !isSecret(attribute)
        );
      };
      const candidates = configured ? [configured, ...USUAL_MAIN_FIELDS] : USUAL_MAIN_FIELDS;
      this.#mainFields.set(uid, candidates.find(canName) ?? null);
    }
  }

  async #namesOf(related: Related[]): Promise<Map<string, string>> {
    const types = [...new Set(related.map(({ type }) => type))];
    await this.#loadMainFields(types);
    const names = new Map<string, string>();
    for (const type of types) {
      const ofType = related.filter((one) => one.type === type);
      const field = this.#mainFields.get(type);
      if (!field) continue;
      const ids = [...new Set(ofType.map(({ id }) => id))];
      const rows = await readRowsBy(this.#strapi, this.#trx, type, 'id', ids, ['id', field]);
      const byId = new Map(rows.map((row) => [row.id, this.#nameOf(type, row)]));
      for (const { key, id } of ofType) {
        const name = byId.get(id);
        if (name) names.set(key, name);
      }
    }
    return names;
  }
}

/** The names that stand for more than one thing among `related`. */
const sharedNames = (related: Related[], names: Map<string, string>): Set<string> => {
  const keys = [...new Set(related.map(({ key }) => key))];
  const all = keys.map((key) => names.get(key) ?? key);
  return new Set(all.filter((name, index) => all.indexOf(name) !== index));
};

const shown = (leaf: Leaf | undefined, names: Map<string, string>, isShared: Set<string>): Json => {
  if (!leaf) return null;
  if (leaf.related) {
    if (leaf.related.length === 0) return null;
    if (leaf.secret) return REDACTED;
    const list = leaf.related.map(({ key }) => {
      const name = names.get(key) ?? key;
      return isShared.has(name) ? `${name} (#${key})` : name;
    });
    return leaf.isOne ? (list[0] ?? null) : list;
  }
  if (leaf.value === null) return null;
  return leaf.secret ? REDACTED : leaf.value;
};
