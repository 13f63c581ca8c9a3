import type { Json } from '../../server/src/contracts';

const toJson = (value: unknown): Json => (value === undefined ? null : (value as Json));

const parsed = (value: unknown): Json => {
  if (typeof value !== 'string') return toJson(value);
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
};

const two = (number: number): string => String(number).padStart(2, '0');

/** Drivers make a `Date` at midnight of the local time of a column that has no time. */
const toDay = (value: unknown): Json =>
  value instanceof Date
    ? `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`
    : toJson(value);

const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key] as Json)]),
  );
};

/**
 * A value of an attribute, from a column or from an event, in the one form that both can be
 * compared in.
 */
export const canonical = (type: string, value: unknown): Json => {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'boolean':
      return value === true || value === 1 || value === '1';
    case 'integer':
    case 'biginteger':
    case 'float':
    case 'decimal':
      return Number(value);
    case 'datetime':
    case 'timestamp':
      // Columns of some databases have no parts of a second.
      return Math.floor(
        (value instanceof Date
          ? value
          : new Date(typeof value === 'number' ? value : String(value))
        ).getTime() / 1000,
      );
    case 'date':
      return toDay(value);
    case 'time':
      return String(value).slice(0, 8);
    case 'json':
    case 'blocks':
      return sorted(parsed(value));
    default:
      return value instanceof Date ? value.toISOString() : toJson(value);
  }
};
