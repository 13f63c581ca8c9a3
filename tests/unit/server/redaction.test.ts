import { type Json, REDACTED } from '../../../server/src/contracts';
import { createRedaction } from '../../../server/src/journal/redaction';
import { redactText } from '../../../server/src/journal/secret-values';
import { cpuGrowth } from './support/growth';

const redact = createRedaction({
  redact: ['api::customer.customer.iban', '*.birthday', 'api::a+b.a.x', '*.data.*Code'],
  reveal: ['api::dish.dish.secret', '*.publicToken', '*.data.hint.password'],
});

/** What is kept of a value in one field of a customer. */
const kept = (field: string, value: Json, type = 'api::customer.customer'): Json =>
  redact([{ field, before: null, after: value }], type)[0]!.after;

describe('the redaction of changes', () => {
  it.each([
    'password',
    'resetPasswordToken',
    'api_key',
    'privateKey',
    'clientSecret',
    'Authorization',
    'settings.smtp.password',
    'credentials.user',
    'headers.X-Anything',
    'otp',
    'pin',
    'pwd',
    'userPwd',
    'jwt',
    'dsn',
    'auth',
    'auth.user',
    'accesstoken',
    'APIKey',
    'apikey2',
    'passWord',
    'password_2',
    'passwordHash',
    'new_password_confirmation',
    'tokenValue',
    'smtpPass',
    'clientSecretKey',
    'resetCode',
    'recovery_codes',
    'cookie',
    'salt',
    'tokens.0',
  ])('hides the value of a field named %s, before and after', (field) => {
    expect(redact([{ field, before: 'one', after: 2 }], 'api::a.a')).toEqual([
      { field, before: REDACTED, after: REDACTED },
    ]);
  });

  it.each([
    'title',
    'passenger',
    'spinner',
    'keyboard',
    'description',
    'secretary',
    'cookiePolicy',
    'cookieText',
    'tokenPrice',
    'signatureDish',
    'emailSignature',
    'authorizationDate',
    'basalt',
    'author',
    'authority',
    'passwordPolicy',
    'password_expires_at',
    'boardingPass',
    'pinCode',
    'secretIngredient',
    'tokenUrl',
    'monkey',
    '__proto__',
    'constructor',
  ])('shows the value of a field named %s', (field) => {
    expect(kept(field, 'shown')).toBe('shown');
  });

  it.each([[null], [true], [false], ['']])(
    'shows %j even for a secret: it reveals nothing',
    (value) => {
      expect(kept('password', value)).toBe(value);
    },
  );

  it('hides what the operator names, and only that', () => {
    expect(kept('iban', 'DE1')).toBe(REDACTED);
    expect(kept('iban', 'DE1', 'api::bank.bank')).toBe('DE1');
    expect(kept('iban.country', 'DE')).toBe(REDACTED);
    expect(kept('ibanCountry', 'DE')).toBe('DE');
    expect(kept('birthday', '1815-12-10', 'api::bank.bank')).toBe(REDACTED);
    expect(kept('x', 'plus is no pattern', 'api::aab.a')).toBe('plus is no pattern');
  });

  it('shows what is named to be revealed, but no secret in it', () => {
    expect(kept('secret', 'salt and pepper', 'api::dish.dish')).toBe('salt and pepper');
    expect(kept('secret', 'salt and pepper', 'api::other.other')).toBe(REDACTED);
    expect(kept('publicToken', 'Bearer abcdefghijklmnop')).toBe(REDACTED);
    expect(kept('publicToken', { a: 'shown', secret: 'hidden' })).toEqual({
      a: 'shown',
      secret: REDACTED,
    });
    expect(kept('data', { hint: { password: 'the usual' }, password: 'x' })).toEqual({
      hint: { password: 'the usual' },
      password: REDACTED,
    });
  });

  it('shows where links to reset a password lead', () => {
    const url = 'https://example.com/reset';
    expect(kept('email_reset_password', url, 'strapi::core-store')).toBe(url);
    expect(kept('email_reset_password', url, 'api::a.a')).toBe(REDACTED);
  });

  it('shows a number of tokens, and hides one of a PIN', () => {
    expect(kept('maxTokens', 4096)).toBe(4096);
    expect(kept('pin', 1234)).toBe(REDACTED);
  });

  it('reaches into the keys of JSON by what the operator names', () => {
    expect(kept('data', { doorCode: 1, a: { floorCode: { x: 2 } }, codes: 3 })).toEqual({
      doorCode: REDACTED,
      a: { floorCode: REDACTED },
      codes: 3,
    });
  });

  it('hides secrets in names and ids', () => {
    const token = 'Bearer abcdefghijklmnop';
    expect(
      redact(
        [
          {
            field: token,
            before: null,
            after: { [token]: 1 },
            ids: { before: [], after: [token] },
          },
        ],
        'api::a.a',
      ),
    ).toEqual([
      {
        field: REDACTED,
        before: null,
        after: { [REDACTED]: 1 },
        ids: { before: [], after: [REDACTED] },
      },
    ]);
  });

  it('takes time in proportion to the size of a value, however long its names are', () => {
    const nested = (count: number) => {
      const children = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`c${index}`, 1]),
      );
      return { ['k'.repeat(count * 10)]: { ['l'.repeat(count * 10)]: children } };
    };
    expect(cpuGrowth(2_000, (count) => kept('data', nested(count)))).toBeLessThan(2.5);
  });

  it('takes time in proportion to the length of a path, whatever the patterns', () => {
    const stars = createRedaction({ redact: ['*a*a*a*a*a*b'], reveal: ['*a*a*a*a*c'] });
    const grow = (length: number) =>
      stars([{ field: 'a'.repeat(length), before: null, after: 'x' }], 'api::a.a');
    expect(cpuGrowth(20_000, grow)).toBeLessThan(2.5);
  });

  it('goes into lists and objects', () => {
    expect(kept('data', [{ user: 'ada', token: 't', inner: [{ passwd: 'p' }] }])).toEqual([
      { user: 'ada', token: REDACTED, inner: [{ passwd: REDACTED }] },
    ]);
  });
});

describe('the redaction of text', () => {
  it.each([
    ['a JSON Web Token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['an authorization header', 'Bearer abcdefghijklmnop'],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----'],
    ['a private key that is cut', '-----BEGIN PRIVATE KEY-----\nMII'],
    ['a bcrypt hash', `$2b$10$${'a'.repeat(53)}`],
    ['an AWS key', 'AKIAIOSFODNN7EXAMPLE'],
    ['a GitHub token', `ghp_${'a'.repeat(36)}`],
    ['a Stripe key', `sk_live_${'a'.repeat(24)}`],
    ['a JSON Web Token that is cut', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0'],
    ['an encrypted token', 'eyJhbGciOiJSU0Ei.aaaaaaaaa.bbbbbbbbb.ccccccccc.ddddddddd'],
    ['a basic authorization', `Basic ${Buffer.from('ada:pass').toString('base64')}`],
  ])('hides %s in the middle of a text', (_what, secret) => {
    expect(redactText(`before ${secret}`)).toBe(`before ${REDACTED}`);
    expect(redactText(`${secret}`)).toBe(REDACTED);
  });

  it.each([
    ['see postgres://ada:pass@db.example.com/x', `see postgres://${REDACTED}@db.example.com/x`],
    ['redis://:pass@host', `redis://${REDACTED}@host`],
    ['mysql://user:p@ss@host:3306', `mysql://${REDACTED}@host:3306`],
    ['https://token@host/a?b', `https://${REDACTED}@host/a?b`],
    ['amqp://u:pa/ss@host', `amqp://${REDACTED}@host`],
    ['https://a:b@c https://d@e', `https://${REDACTED}@c https://${REDACTED}@e`],
    ['https://e.com/?a=1&access_token=abcdef#x', `https://e.com/?a=1&access_token=${REDACTED}#x`],
  ])('hides what stands in front of the host, or in the query, of %s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it.each([
    'Bearer of good news',
    'Basic income',
    'Basic transportation',
    'The task-list: sk-ip',
    'ada@example.com',
    'https://example.com/a@b:c',
    'https://example.com:8080/@ada',
    'http://localhost:1337/x y@z',
    'ssh://git@github.com/strapi/strapi',
    'https://greyJoy123.example.com',
    '://@',
  ])('leaves "%s" as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });
});

/** Texts that slow down a pattern which can look at one part again and again. */
// prettier-ignore
const PIECES = [
  'a', 'A', '.', '-', ' ', '@', ':', '/', '://', 'a.', 'a:', 'a@', 'eyJ', 'eyJ-', 'eyJaaaaaa.', 'a://',
  'a://a', 'a://a:', 'a://a:a/', 'a://a@', 'bearer ', 'basic ', 'bearer', 'Basic aaaaaaaaaaaa ',
  '-----BEGIN ', '-----BEGIN PRIVATE KEY-----', '-----END ', 'PRIVATE KEY', '-----', '$2a$10$',
  '$argon2id$', 'AKIA', 'AIza', 'ghp_', 'glpat-', 'xoxb-', 'sk_live_', 'SG.', 'SG.aaaaaaaaaaaaaaaaa.',
  'npm_', 'sk-', 'sk-ant-', '?a=', '&token=', '&', '?a=b', '\u0000', '\n',
];

describe('the time that the redaction of text takes', () => {
  it.each(PIECES)('grows no faster than a text of %j', (piece) => {
    const text = (length: number) => piece.repeat(length / piece.length);
    expect(cpuGrowth(150_000, (length) => redactText(text(length)))).toBeLessThan(2.5);
  });

  it('grows no faster than a text of any two of them', () => {
    for (const first of PIECES) {
      for (const second of PIECES) {
        const half = (piece: string) => piece.repeat(20_000 / piece.length);
        const mixed = `${first}${second}`.repeat(40_000 / (first.length + second.length));
        const started = process.cpuUsage();
        redactText(half(first) + half(second));
        redactText(mixed);
        const { user } = process.cpuUsage(started);
        // Reading one stretch again for each of its characters would take seconds.
        expect({ first, second, slow: user > 400_000 }).toEqual({ first, second, slow: false });
      }
    }
  });
});
