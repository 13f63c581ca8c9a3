import { type Change, type Json, REDACTED, type RequestFacts } from '../contracts';
import { PathPatterns, type PatternState } from './path-patterns';
import { type Secrecy, secrecyOf, secrecyOfPath, wordsOf } from './secret-names';
import { redactText } from './secret-values';

/** Removes the secrets from the changes of one entity type. */
export type Redaction = (changes: Change[], entityType: string) => Change[];

interface RedactionOptions {
  /** Paths of values that are never recorded, such as `api::customer.customer.iban` or `*.iban`. */
  redact: readonly string[];
  /** Paths of values that only sound like secrets. */
  reveal: readonly string[];
}

/** A setting that only sounds like a secret. An attacker would change where reset links lead. */
const ALWAYS_REVEALED = ['strapi::core-store.email_reset_password'];

/** The place of a value, as matched by the operator's patterns. */
interface Place {
  redact: PatternState;
  reveal: PatternState;
  /** Whether a pattern names the place, or something above it. */
  isRedacted: boolean;
}

/** A boolean or an empty field holds no secret, whatever its name. */
const isHarmless = (value: Json): boolean =>
  value === null || typeof value === 'boolean' || value === '';

/** Redacts values by name, by form and by the paths in the config. */
class Redactor {
  readonly #redact: PathPatterns;
  readonly #reveal: PathPatterns;

  constructor({ redact, reveal }: RedactionOptions) {
    this.#redact = new PathPatterns(redact);
    this.#reveal = new PathPatterns([...ALWAYS_REVEALED, ...reveal]);
  }

  change(change: Change, entityType: string): Change {
    const { field, before, after, ids } = change;
    const place = this.#below(
      { redact: this.#redact.start(), reveal: this.#reveal.start(), isRedacted: false },
      `${entityType}.${field}`,
    );
    // The entity type is not part of the name: `admin::api-token` is not a secret.
    const secrecy = secrecyOfPath(field);
    const isSecret = place.isRedacted || (secrecy !== null && !this.#isRevealed(place));
    return {
      field: redactText(field),
      before: this.#value(before, secrecy, place),
      after: this.#value(after, secrecy, place),
      ...(ids &&
        !isSecret && {
          ids: { before: ids.before.map(redactText), after: ids.after.map(redactText) },
        }),
    };
  }

  #below(place: Place, text: string): Place {
    const { state, matched } = this.#redact.feed(place.redact, text);
    return {
      redact: state,
      reveal: this.#reveal.feed(place.reveal, text).state,
      isRedacted: matched || this.#redact.isAtEnd(state),
    };
  }

  #isRevealed(place: Place): boolean {
    return this.#reveal.isAtEnd(place.reveal);
  }

  #value(value: Json, secrecy: Secrecy | null, place: Place): Json {
    if (isHarmless(value)) return value;
    if (place.isRedacted) return REDACTED;
    const isSecret = secrecy === 'all' || (secrecy === 'texts' && typeof value !== 'number');
    if (isSecret && !this.#isRevealed(place)) return REDACTED;
    if (typeof value === 'string') return redactText(value);
    if (Array.isArray(value)) return value.map((item) => this.#value(item, null, place));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        redactText(key),
        this.#value(inner, secrecyOf(key) ?? secrecyOfPath(key), this.#below(place, `.${key}`)),
      ]),
    );
  }
}

/** Makes the redaction of the running app. */
export const createRedaction = (options: RedactionOptions): Redaction => {
  const redactor = new Redactor(options);
  return (changes, entityType) => changes.map((change) => redactor.change(change, entityType));
};

/** Words of a route on which a parameter such as `code` lets somebody in. */
const LETS_IN =
  /^(reset|verify|verification|confirm|confirmation|invite|invitation|activate|activation|login|magic|auth|password|otp)$/;

/**
 * Whether a parameter of a route is a secret, such as in `/api/orders/:token`, `/api/reset/:code`.
 */
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

/** Whether a part of a path looks random, and is neither a UUID nor a word. */
const isRandom = (segment: string): boolean =>
  /^[0-9a-f]{32,}$/i.test(segment) ||
  (/^[\w-]{40,}$/.test(segment) &&
    [/\d/g, /[a-z]/g, /[A-Z]/g].every((kind) => (segment.match(kind)?.length ?? 0) >= 3));

const redactSegment = (segment: string): string => {
  const text = decoded(segment);
  return redactText(text) !== text || isRandom(text) ? REDACTED : segment;
};

/**
 * A path without the secrets in it. If a parameter of the route is a secret, the pattern of the
 * route replaces the path. `pattern` is `null` if no route answered.
 */
const redactPath = (path: string, pattern: string | null): string =>
  pattern !== null && carriesSecret(pattern)
    ? pattern
    : redactText(path.split('/').map(redactSegment).join('/'));

/** The facts of a request without the secrets in it. */
export const redactRequest = (facts: RequestFacts, pattern: string | null): RequestFacts => ({
  ...facts,
  path: redactPath(facts.path, pattern),
  userAgent: facts.userAgent && redactText(facts.userAgent),
});
