/**
 * Names that say that their value is a secret. A name is read word by word (`resetPasswordToken`,
 * `reset_password_token`). The last word mostly decides: a `cookiePolicy` is a policy.
 */

/** What is secret under a name: everything, or everything but numbers (`maxTokens: 4096`). */
export type Secrecy = 'all' | 'texts';

/** Longer names are not read to their end. */
const MAX_NAME = 200;

/** Words of a secret anywhere in a name, unless its last word is harmless. */
const ALWAYS = /password|passwd|passphrase|passcode|pwd$|^t?otp$|^cv[vc]$/;
const HARMLESS_LAST =
  /^(policy|rules?|at|on|date|time|expires?|expiry|expiration|age|days|length|min|max|count|attempts|required|enabled|disabled|changed|updated|created|strength|label|placeholder|page|title|description|message|subject|template|help)$/;

/** Last words of a secret. They may end a longer word, for names in lower case: `accesstoken`. */
const LAST = /(secret|token|credential|jwt|(api|private|access|secret)key)s?$/;
const WHOLE_LAST = /^(cookies?|authorization|salt|dsn)$/;
/** Last words that are skipped: `tokenHash`, `cookie_value`. */
const CARRIER =
  /^(value|hash|hashed|raw|plain|encrypted|decrypted|old|new|current|previous|header|string)$/;

/** Pairs of last words that together name a secret. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(api|private|access|secret|encrypt|encrypted|encryption|signing|master|app|auth|session)$/,
    /^keys?$/,
  ],
  [
    /^(reset|verification|recovery|backup|access|security|confirmation|activation|auth|authentication|factor|mfa)$/,
    /^codes?$/,
  ],
  [/^pass$/, /^words?$/],
  [/^(smtp|db|database|mail|email|user|admin|redis|ftp|ssh|root|http|proxy|ldap)$/, /^pass$/],
  [/^(basic|bearer|http|smtp|proxy)$/, /^auth$/],
  [/^(card|user|sim|account|door|device|login|security)$/, /^pin$/],
  [/^(webhook|request|hmac|url|hub)$/, /^signature$/],
  [/^session$/, /^id$/],
];

/** Words that name a secret only if they are the whole name. */
const ALONE = /^(auth|signature|pass|pin|mfa)$/;

/**
 * The words of a name in camelCase, snake_case or kebab-case, in lower case and without numbers at
 * their ends.
 */
export const wordsOf = (name: string): string[] =>
  name
    .slice(0, MAX_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/(?<=[a-z])\d{1,3}$/, ''))
    .filter((word) => word !== '');

const judge = (name: string): Secrecy | null => {
  const words = wordsOf(name);
  if (words.some((word) => ALWAYS.test(word))) {
    return HARMLESS_LAST.test(words.at(-1) ?? '') ? null : 'all';
  }
  while (words.length > 1 && CARRIER.test(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const secondLast = words.at(-2);
  if (last === 'tokens' && secondLast !== undefined) return 'texts';
  const isSecret =
    LAST.test(last) ||
    WHOLE_LAST.test(last) ||
    (secondLast === undefined
      ? ALONE.test(last)
      : PAIRS.some(([first, second]) => first.test(secondLast) && second.test(last)));
  return isSecret ? 'all' : null;
};

/** Names repeat, so each is judged once. The number of kept names is limited. */
const judged = new Map<string, Secrecy | null>();
const MAX_JUDGED = 5_000;

/** How secret the value of this name is; `null`: not at all. */
export const secrecyOf = (name: string): Secrecy | null => {
  const known = judged.get(name);
  if (known !== undefined) return known;
  if (judged.size >= MAX_JUDGED) judged.clear();
  const secrecy = judge(name);
  judged.set(name, secrecy);
  return secrecy;
};

/** Everything below such a part of a path is secret. */
const BRANCH = /^(credentials?|secrets?|passwords?|headers|auth|authorization)$/i;

/**
 * How secret a path is, by its last part or what it lies below: `settings.smtp.password`,
 * `headers.X-Anything`.
 */
export const secrecyOfPath = (path: string): Secrecy | null => {
  const parts = path.split('.');
  if (parts.some((part) => BRANCH.test(part))) return 'all';
  const named = parts.filter((part) => !/^\d+$/.test(part)).at(-1);
  return named === undefined ? null : secrecyOf(named);
};
