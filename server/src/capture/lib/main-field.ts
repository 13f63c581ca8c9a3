import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Journal } from '../../journal';
import { isSecret, schemaOf } from './schema';

/** The names that the content manager prefers, unless another is configured. */
const USUAL = ['title', 'name', 'label', 'slug', 'username', 'email'];

/** Types whose values are not names. */
const NAMELESS = ['relation', 'media', 'component', 'dynamiczone', 'json', 'blocks', 'password'];

const STORE = 'strapi::core-store';
const CONFIGURATION = 'plugin_content_manager_configuration_content_types::';

interface StoredRow {
  key: string;
  value: string | null;
}

const configured = ({ value }: StoredRow): string | undefined => {
  const stored = JSON.parse(value ?? '{}') as { settings?: { mainField?: string } };
  return stored.settings?.mainField;
};

/**
 * The attributes that name entries, as configured in the content manager; `null` if none does. A
 * secret attribute never does. `trx` is for code that runs outside of the transaction's context.
 */
export const readMainFields = async (
  strapi: Core.Strapi,
  uids: readonly string[],
  trx?: Knex.Transaction,
): Promise<Map<string, string | null>> => {
  const keys = uids.map((uid) => `${CONFIGURATION}${uid}`);
  const query = strapi.db
    .queryBuilder(STORE)
    .init({ where: { key: { $in: keys } }, select: ['key', 'value'] });
  const rows = (await (trx ? query.transacting(trx) : query).execute()) as StoredRow[];
  const stored = new Map(rows.map((row) => [row.key, configured(row)]));
  return new Map(
    uids.map((uid) => {
      const attributes = schemaOf(strapi, uid)?.attributes ?? {};
      const canName = (name: string): boolean => {
        const attribute = attributes[name];
        return (
          attribute !== undefined && !NAMELESS.includes(attribute.type) && !isSecret(attribute)
        );
      };
      const chosen = stored.get(`${CONFIGURATION}${uid}`);
      return [uid, [...(chosen ? [chosen] : []), ...USUAL].find(canName) ?? null];
    }),
  );
};

/** Returns the attribute that names the entries of a content type. */
export type MainFieldOf = (uid: string) => Promise<string | null>;

/** Reads it once per unit of work, because another node may change the configuration. */
export const mainFieldsOf =
  (strapi: Core.Strapi, journal: Journal): MainFieldOf =>
  (uid) =>
    journal.remember(
      `main field of ${uid}`,
      async () => (await readMainFields(strapi, [uid])).get(uid) ?? null,
    );
