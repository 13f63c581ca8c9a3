import type { Knex } from 'knex';
import type { ColumnName } from '../event';

/**
 * Where free text is looked for: names, labels, addresses, codes, and what the summary says of
 * changed fields.
 */
export const TEXT_COLUMNS = [
  'entity_label',
  'actor_name',
  'actor_email',
  'source',
  'action',
  'category',
  'summary',
] as const satisfies readonly ColumnName[];

const asciiLower = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * SQLite, and PostgreSQL with the locale `C`, know the case of ASCII letters only, so a text with
 * others is looked for in the ways that people write it. Its letters may be stored composed (é) or
 * decomposed (e and an accent), by who typed them.
 */
const spellingsOf = (q: string): string[] => {
  const lower = q.toLowerCase();
  const capitalised = lower.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const cases = [q, lower, capitalised, q.toUpperCase()];
  const forms = cases.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]);
  return [...new Set(forms.map(asciiLower))];
};

/** MariaDB and MySQL know the case of all letters. */
const lowerSpellingsOf = (q: string): string[] => {
  const lower = q.toLowerCase();
  return [...new Set([lower, lower.normalize('NFC'), lower.normalize('NFD')])];
};

/** A pattern of `LIKE` for texts that contain this one. */
const contains = (text: string, escape: string): string =>
  `%${text.replaceAll(escape, escape + escape).replace(/[%_]/g, `${escape}$&`)}%`;

const ALL_TEXT = `CONCAT_WS('\n', ${TEXT_COLUMNS.join(', ')})`;

interface Search {
  sql: string;
  /** What stands before a sign that `LIKE` would take as a pattern. */
  escape: string;
}

/** One comparison for each spelling. `!` escapes, because MySQL takes `\` apart by itself. */
const each = (text: string, spellings: string[]): Search => ({
  sql: spellings.map(() => `${text} LIKE ? ESCAPE '!'`).join(' OR '),
  escape: '!',
});

/**
 * How to look for some spellings in all texts of a row, joined to one: each spelling is looked for
 * once, not once a column.
 */
const SEARCHES: Record<string, (spellings: string[]) => Search> = {
  // SQLite's LIKE does what the others want LOWER for.
  sqlite3: (spellings) =>
    each(TEXT_COLUMNS.map((column) => `COALESCE(${column}, '')`).join(` || '\n' || `), spellings),
  mysql: (spellings) => each(`LOWER(${ALL_TEXT})`, spellings),
  // With ANY the text is made once for all spellings. The case of ASCII letters alone is several
  // times as quick.
  postgresql: (spellings) => ({
    sql: `LOWER(${ALL_TEXT}${spellings.every(isAscii) ? ' COLLATE "C"' : ''}) LIKE ANY (ARRAY[${spellings.map(() => '?').join(', ')}])`,
    escape: '\\',
  }),
};

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/**
 * Free text: anywhere in what people read of an event, whatever the case; or one of these codes.
 */
export const applyText = (query: Knex.QueryBuilder, q: string, codes: readonly string[]): void => {
  const spellings = query.client.dialect === 'mysql' ? lowerSpellingsOf(q) : spellingsOf(q);
  const { sql, escape } = (SEARCHES[query.client.dialect] as (typeof SEARCHES)[string])(spellings);
  query.where((either) => {
    either.whereRaw(
      `(${sql})`,
      spellings.map((spelling) => contains(spelling, escape)),
    );
    if (codes.length > 0) either.orWhereIn('action', codes).orWhereIn('category', codes);
  });
};
