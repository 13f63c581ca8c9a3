import type { Json } from '../contracts';

/** Columns of type `string` hold 255 characters on MySQL and PostgreSQL. */
export const COLUMN_LENGTH = 255;

/**
 * Text that every database accepts: PostgreSQL accepts no NUL, and no database half of a surrogate
 * pair. U+FFFD replaces what cannot be stored.
 */
export const storable = (text: string): string =>
  text.replaceAll('\u0000', '\uFFFD').toWellFormed();

/** Text for a column of type `string`, cut between two characters if it is too long. */
export const columnText = (text: string | null): string | null => {
  if (text === null) return null;
  const whole = storable(text);
  if (whole.length <= COLUMN_LENGTH) return whole;
  return `${whole
    .slice(0, COLUMN_LENGTH - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
};

/** A value with only storable texts and keys. */
export const storableJson = (value: Json): Json => {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [storable(key), storableJson(inner)]),
    );
  }
  return value;
};

/** Whether a text is valid JSON. */
export const isJson = (value: string): boolean => {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
};
