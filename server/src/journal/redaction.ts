import { type Change, type Json, REDACTED } from '../contracts';
import { CREDENTIALS_IN_URL, REVEALED, SECRET_BRANCH, SECRET_NAME, SECRET_VALUES } from './secrets';

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

/** Whether the value at a path, which begins with the type of the entity, is secret. */
type IsSecret = (path: string) => boolean;

const redactValue = (value: Json, path: string, isSecret: IsSecret): Json => {
  if (isHarmless(value)) return value;
  if (isSecret(path)) return REDACTED;
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, path, isSecret));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      redactValue(inner, `${path}.${key}`, isSecret),
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
  return (changes, entityType) => {
    // The type is no part of a name: `admin::api-token` is not itself a secret.
    const isSecret: IsSecret = (path) =>
      (isSecretPath(path.slice(entityType.length + 1)) && !REVEALED.has(path)) ||
      patterns.some((pattern) => pattern.test(path));
    return changes.map(({ field, before, after, ids }) => {
      const path = `${entityType}.${field}`;
      return {
        field,
        before: redactValue(before, path, isSecret),
        after: redactValue(after, path, isSecret),
        ...(ids && !isSecret(path) && { ids }),
      };
    });
  };
};
