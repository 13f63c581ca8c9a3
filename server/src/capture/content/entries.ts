import type { Core } from '@strapi/strapi';
import type { Entity } from '../../contracts';
import type { Row } from '../lib/lifecycles';
import type { Flat } from '../lib/difference';
import { flatten } from '../lib/flatten';
import { mainFieldOf } from '../lib/main-field';
import { populateFor } from '../lib/populate';
import { isLocalized, type Schema } from '../lib/schema';

/** A version of an entry: the draft or the published row of one locale. */
export type EntryRow = Row & { documentId: string; locale?: string | null; publishedAt?: unknown };

/** An entry as it stood at one moment. */
export interface Snapshot {
  row: EntryRow;
  flat: Flat;
}

/** Reads entries of one content type for the log. */
export class Entries {
  readonly #strapi: Core.Strapi;
  readonly schema: Schema;
  /** All rows that were read so far. */
  readonly rowIds = new Set<number | string>();

  constructor(strapi: Core.Strapi, schema: Schema) {
    this.#strapi = strapi;
    this.schema = schema;
  }

  /** The versions that `where` finds, by locale; the draft where it finds both. `only` limits what is read to the attributes that a write touches. */
  async read(where: object, only?: readonly string[]): Promise<Map<string, Snapshot>> {
    const { uid } = this.schema;
    const populate = await populateFor(this.#strapi, uid, only);
    const rows = (await this.#strapi.db
      .queryBuilder(uid)
      .init({ where, populate })
      .execute()) as EntryRow[];
    for (const { id } of rows) this.rowIds.add(id);
    const draftsLast = rows.sort((a, b) => Number(!a.publishedAt) - Number(!b.publishedAt));
    return new Map(
      draftsLast.map((row) => [row.locale ?? '', { row, flat: flatten(this.#strapi, uid, row) }]),
    );
  }

  /** The entry by the name that editors know it by; of a translated one, also its locale. */
  async entity(row: EntryRow): Promise<Entity> {
    const mainField = await mainFieldOf(this.#strapi, this.schema.uid);
    const value = mainField ? row[mainField] : null;
    const name =
      value === null || value === undefined || value === '' ? row.documentId : String(value);
    const label = isLocalized(this.schema) && row.locale ? `${name} (${row.locale})` : name;
    return { type: this.schema.uid, id: row.documentId, label };
  }
}
