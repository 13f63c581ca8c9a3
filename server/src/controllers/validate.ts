import type { z } from 'zod';
import { invalid } from '../answerable-error';

/**
 * Parses `input` by `schema`. Throws a `ValidationError` (400). Its message names the first wrong
 * field, its details name all.
 */
export const validate = <T extends z.ZodType>(schema: T, input: unknown): z.output<T> => {
  const { data, error } = schema.safeParse(input);
  if (!error) return data as z.output<T>;
  const found = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [key], message: `There is no parameter "${key}".` }));
    }
    return [{ path: issue.path.map(String), message: issue.message }];
  });
  const [first] = found;
  const message = first?.path.length
    ? `"${first.path.join('.')}" is not valid. ${first.message}`
    : first?.message;
  throw invalid(message ?? 'The request is not valid.', found);
};
