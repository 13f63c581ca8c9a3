import { REDACTED } from '../contracts';
import { secrecyOf } from './secret-names';

/**
 * Secrets that are known by their form, also in the middle of a text. Each pattern takes linear
 * time: nothing follows its last repetition, so it never backtracks, and two attempts never read
 * the same characters.
 */
const PATTERNS: readonly RegExp[] = [
  // Authorization header, RFC 6750
  /\bbearer\s+[\w.~+/=-]{12,}/gi,
  // PEM private key, RFC 7468
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // bcrypt and argon2 hashes
  /\$2[abxy]\$\d\d\$[./\w]{53}/g,
  /\$argon2(?:id|i|d)\$[^\s"']{20,}/g,
  // Amazon Web Services, Google Cloud, GitHub, GitLab, Slack, Stripe, SendGrid, npm, OpenAI and
  // Anthropic
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bAIza[\w-]{35}/g,
  /\bgh[pousr]_\w{30,}/g,
  /\bglpat-[\w-]{20,}/g,
  /\bxox[abeoprs]-[\w-]{10,}/g,
  /\b[rs]k_(?:live|test)_\w{16,}/g,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/g,
  /\bnpm_\w{30,}/g,
  /\bsk-(?:ant-|proj-)?[\w-]{20,}/g,
];

/** The header of a JSON Web Token, RFC 7519, is JSON, which begins with `eyJ` in Base64. */
const JWT_START = 'eyJ';
/** A token has three parts, an encrypted one five. */
const MAX_JWT_PARTS = 5;

const redactJwtsInRun = (run: string): string => {
  const parts = run.split('.');
  const kept: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] as string;
    const start = part.search(/(?<![A-Za-z0-9])eyJ/);
    const isToken = start >= 0 && part.length - start >= 9 && (parts[index + 1]?.length ?? 0) >= 6;
    kept.push(isToken ? `${part.slice(0, start)}${REDACTED}` : part);
    // A token that was cut has two parts.
    const end = index + MAX_JWT_PARTS;
    while (isToken && index + 1 < end && parts[index + 1]) index += 1;
  }
  return kept.join('.');
};

const redactJwts = (text: string): string =>
  text.includes(JWT_START)
    ? text.replace(/[\w.-]+/g, (run) => (run.includes(JWT_START) ? redactJwtsInRun(run) : run))
    : text;

/** Name and password in the form of RFC 7617, not any word after "basic". */
const redactBasic = (text: string): string =>
  text.replace(/\bbasic\s+([\w+/=-]{8,})/gi, (match, encoded: string) =>
    Buffer.from(encoded, 'base64').includes(':') ? REDACTED : match,
  );

/** Values in the query of an address, by their names. */
const redactQueries = (text: string): string =>
  text.replace(/([?&])([\w.-]{1,64})=[^\s&#"'<>]{4,}/g, (match, mark: string, name: string) =>
    secrecyOf(name) === null ? match : `${mark}${name}=${REDACTED}`,
  );

/** Where the name of a host ends, RFC 3986. */
const AUTHORITY = /[^\s/?#"<>\\]*/y;
/** A password may contain a slash, though it should not. Its form distinguishes it from a port. */
const ODD_PASSWORD = /[^\s:@/?#"<>\\]*:(?!\d{1,5}(?:[/?#\s]|$))[^\s@"<>\\]{1,256}@/y;
const SHELL_SCHEME = /(?:^|[^a-z])(?:git\+|svn\+)?(?:ssh|sftp|git)$/i;
const PLAIN_NAME = /^[a-z_][a-z0-9_-]{0,31}$/i;

/** The index where the name and password in front of a host end; -1 if there are none. */
const endOfCredentials = (text: string, start: number): number => {
  AUTHORITY.lastIndex = start;
  const at = (AUTHORITY.exec(text)?.[0] ?? '').lastIndexOf('@');
  if (at >= 0) return start + at;
  ODD_PASSWORD.lastIndex = start;
  const odd = ODD_PASSWORD.exec(text)?.[0];
  return odd ? start + odd.length - 1 : -1;
};

/**
 * Redacts what is in front of the host of an address: `redis://:pass@host`, `https://token@host`.
 */
const redactAddresses = (text: string): string => {
  let result = '';
  let done = 0;
  for (let mark = text.indexOf('://'); mark >= 0; mark = text.indexOf('://', done)) {
    const start = mark + 3;
    const end = /[a-z0-9]/i.test(text.charAt(mark - 1)) ? endOfCredentials(text, start) : -1;
    const isSecret =
      end > start &&
      !(
        PLAIN_NAME.test(text.slice(start, Math.min(end, start + 40))) &&
        SHELL_SCHEME.test(text.slice(Math.max(0, mark - 12), mark))
      );
    result += text.slice(done, start) + (isSecret ? REDACTED : '');
    done = isSecret ? end : start;
  }
  return result + text.slice(done);
};

/** The shortest secret that a pattern matches. */
const MIN_LENGTH = 7;

/** A text without the secrets in it. */
export const redactText = (text: string): string => {
  if (text.length < MIN_LENGTH) return text;
  const withoutPatterns = PATTERNS.reduce((rest, pattern) => rest.replace(pattern, REDACTED), text);
  const withoutWords = redactBasic(redactJwts(withoutPatterns));
  return withoutWords.includes('://') || withoutWords.includes('=')
    ? redactQueries(redactAddresses(withoutWords))
    : withoutWords;
};
