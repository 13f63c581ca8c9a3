import type { Knex } from 'knex';
import type { ColumnName } from '../event';

/** Where free text is looked for: names, labels, addresses, codes, and what the summary says of changed fields. */
export const TEXT_COLUMNS = [
  'entity_label',
  'actor_name',
  'actor_email',
  'source',
  'action',
  'category',
  'summary',
] as const satisfies readonly ColumnName[];

/** Escapes what `LIKE` would take as a pattern; the escape character is `!` because MySQL takes `\` apart by itself. */
const contains = (text: string): string => `%${text.replace(/[!%_]/g, '!$&')}%`;

const asciiLower = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * SQLite, and PostgreSQL with the locale `C`, know the case of ASCII letters only, so a text with others is looked for in
 * the ways that people write it. Its letters may be stored composed (é) or decomposed (e and an accent), by who typed them.
 */
const spellingsOf = (q: string): string[] => {
  const lower = q.toLowerCase();
  const capitalised = lower.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const cases = [q, lower, capitalised, q.toUpperCase()];
  const forms = cases.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]);
  return [...new Set(forms.map(asciiLower))];
};

/** All texts of a row as one, a line each: every spelling is looked for once, not once a column. */
const allText = (client: string): string => {
  const columns = TEXT_COLUMNS.map((column) => `COALESCE(${column}, '')`);
  // SQLite's LIKE does what the others want LOWER for.
  if (client === 'better-sqlite3') return columns.join(` || '\n' || `);
  return `LOWER(CONCAT_WS('\n', ${TEXT_COLUMNS.join(', ')}))`;
};

/** Free text: anywhere in what people read of an event, whatever the case; or one of these codes. */
export const applyText = (query: Knex.QueryBuilder, q: string, codes: readonly string[]): void => {
  const text = allText(String(query.client.config.client));
  query.where((either) => {
    for (const spelling of spellingsOf(q)) {
      either.orWhereRaw(`${text} LIKE ? ESCAPE '!'`, [contains(spelling)]);
    }
    if (codes.length > 0) either.orWhereIn('action', codes).orWhereIn('category', codes);
  });
};
