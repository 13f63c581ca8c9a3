/** One mistake among the details of Strapi's `ValidationError`. */
interface FieldError {
  path: (string | number)[];
  message: string;
}

const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  Array.isArray(value.path) &&
  'message' in value &&
  typeof value.message === 'string';

/** What a `ValidationError` of the API says of each field. */
export const fieldErrors = (details: unknown): Record<string, string> => {
  if (typeof details !== 'object' || details === null || !('errors' in details)) {
    return {};
  }

  return Object.fromEntries(
    [details.errors]
      .flat()
      .filter(isFieldError)
      .map(({ path, message }) => [path.join('.'), message]),
  );
};
