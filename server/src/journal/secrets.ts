/**
 * What looks like a secret, by name and by value. The one list; everything that is recorded goes through it.
 */

/** A field whose name says that its value is a secret. Matched against the last part of its path. */
export const SECRET_NAME =
  /pass(word|wd|phrase|code)|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|encrypt(ed|ion)[-_]?key|authorization|cookie|credential|salt$|signature|^otp|mfa|^cvv|^pin$/i;

/** Fields that only sound like secrets: where links to reset a password lead is what an attacker changes. */
export const REVEALED: ReadonlySet<string> = new Set(['strapi::core-store.email_reset_password']);

/** A part of a path below which everything is secret. */
export const SECRET_BRANCH = /^(credentials?|secrets?|passwords?|headers)$/i;

/** Values that are secrets wherever they stand, also in the middle of a text. */
export const SECRET_VALUES: readonly RegExp[] = [
  // JSON Web Token, RFC 7519
  /\beyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]{6,}/g,
  // Authorization header, RFC 9110
  /\b(?:bearer|basic)\s+[\w.~+/=-]{12,}/gi,
  // PEM private key, RFC 7468
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // bcrypt and argon2 hashes
  /\$2[abxy]\$\d\d\$[./\w]{53}/g,
  /\$argon2(?:id|i|d)\$[^\s"']{20,}/g,
  // Amazon Web Services, Google Cloud, GitHub, GitLab, Slack, Stripe, SendGrid, npm, OpenAI and Anthropic
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

/** Name and password in an address, RFC 3986. */
export const CREDENTIALS_IN_URL = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/:@]+:[^\s/@]+@/gi;
