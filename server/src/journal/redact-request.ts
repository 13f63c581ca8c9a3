import { REDACTED, type RequestFacts } from '../contracts';
import { secrecyOf, wordsOf } from './secret-names';
import { redactText } from './secret-values';

/** Words of a route on which a parameter named `code` is one that lets somebody in. */
const LETS_IN =
  /^(reset|verify|verification|confirm|confirmation|invite|invitation|activate|activation|login|magic|auth|password|otp)$/;

/** Whether a parameter of a route is a secret: `/api/orders/:token`, `/api/reset/:code`. */
const carriesSecret = (pattern: string): boolean => {
  const parameters = [...pattern.matchAll(/:(\w{1,100})/g)].map(([, name]) => name as string);
  const mayLetIn = wordsOf(pattern).some((word) => LETS_IN.test(word));
  return parameters.some(
    (name) => secrecyOf(name) !== null || (mayLetIn && /^(code|key|hash|id)$/i.test(name)),
  );
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** Whether a part of a path was made by a generator of random numbers, and is no UUID and no word. */
const isRandom = (segment: string): boolean =>
  /^[0-9a-f]{32,}$/i.test(segment) ||
  (/^[\w-]{40,}$/.test(segment) &&
    [/\d/g, /[a-z]/g, /[A-Z]/g].every((kind) => (segment.match(kind)?.length ?? 0) >= 3));

const redactSegment = (segment: string): string => {
  const text = decoded(segment);
  return redactText(text) !== text || isRandom(text) ? REDACTED : segment;
};

/**
 * A path without the secrets in it. Of a route that carries one in a parameter, the pattern of the route is kept in place of
 * the path. `pattern` is `null` where no route answered.
 */
export const redactPath = (path: string, pattern: string | null): string =>
  pattern !== null && carriesSecret(pattern)
    ? pattern
    : redactText(path.split('/').map(redactSegment).join('/'));

/** What is known of a request, without the secrets in it. */
export const redactRequest = (facts: RequestFacts, pattern: string | null): RequestFacts => ({
  ...facts,
  path: redactPath(facts.path, pattern),
  userAgent: facts.userAgent && redactText(facts.userAgent),
});
