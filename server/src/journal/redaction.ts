import type { Change, Json } from '../contracts';
import { CREDENTIALS_IN_URL, SECRET_BRANCH, SECRET_NAME, SECRET_VALUES } from './secrets';

/** Stands in the log where a value was that nobody may read. */
export const REDACTED = '[redacted]';

/** A text without the secrets in it. */
export const redactText = (text: string): string => {
  const withoutValues = SECRET_VALUES.reduce(
    (rest, secret) => rest.replace(secret, REDACTED),
    text,
  );
  return withoutValues.replace(CREDENTIALS_IN_URL, `$1${REDACTED}@`);
};

/** A switch or an empty field tells no secret, whatever its name. */
const isHarmless = (value: Json): boolean =>
  value === null || typeof value === 'boolean' || value === '';

const isSecretPath = (path: string): boolean => {
  const parts = path.split('.');
  return (
    SECRET_NAME.test(parts[parts.length - 1] ?? '') ||
    parts.some((part) => SECRET_BRANCH.test(part))
  );
};

const redactValue = (value: Json): Json => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecretPath(key) && !isHarmless(inner) ? REDACTED : redactValue(inner),
    ]),
  );
};

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** `api::customer.customer.iban`, or `*.iban` for that field of everything. */
const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.split('*').map(escaped).join('.*')}(\\.|$)`, 'i');

/** Makes a function that takes the secrets out of the changes of one kind of entity; `paths` come from config. */
export const createRedaction = (
  paths: readonly string[],
): ((changes: Change[], entityType: string) => Change[]) => {
  const patterns = paths.map(toPattern);
  return (changes, entityType) =>
    changes.map(({ field, before, after }) => {
      const path = `${entityType}.${field}`;
      const isSecret = isSecretPath(field) || patterns.some((pattern) => pattern.test(path));
      const shown = (value: Json): Json =>
        isSecret && !isHarmless(value) ? REDACTED : redactValue(value);
      return { field, before: shown(before), after: shown(after) };
    });
};
