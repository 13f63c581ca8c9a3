import type { Json } from '../../../server/src/contracts';
import { REDACTED } from '../../../server/src/contracts';
import { createRedaction, redactText } from '../../../server/src/journal/redaction';

const redact = createRedaction(['api::customer.customer.iban', '*.birthday', 'api::a+b.a.x']);

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
  ])('hides the value of a field named %s, before and after', (field) => {
    expect(redact([{ field, before: 'one', after: 2 }], 'api::a.a')).toEqual([
      { field, before: REDACTED, after: REDACTED },
    ]);
  });

  it.each(['title', 'passenger', 'spinner', 'keyboard', 'description'])(
    'shows the value of a field named %s',
    (field) => {
      expect(kept(field, 'shown')).toBe('shown');
    },
  );

  it.each([[null], [true], [false], ['']])('shows %j even of a secret: it tells none', (value) => {
    expect(kept('password', value)).toBe(value);
  });

  it('hides what the operator names, and only that', () => {
    expect(kept('iban', 'DE1')).toBe(REDACTED);
    expect(kept('iban', 'DE1', 'api::bank.bank')).toBe('DE1');
    expect(kept('iban.country', 'DE')).toBe(REDACTED);
    expect(kept('ibanCountry', 'DE')).toBe('DE');
    expect(kept('birthday', '1815-12-10', 'api::bank.bank')).toBe(REDACTED);
    expect(kept('x', 'plus is no pattern', 'api::aab.a')).toBe('plus is no pattern');
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
  ])('hides %s in the middle of a text', (_what, secret) => {
    expect(redactText(`before ${secret}`)).toBe(`before ${REDACTED}`);
    expect(redactText(`${secret}`)).toBe(REDACTED);
  });

  it('hides name and password of an address, and leaves the rest of it', () => {
    expect(redactText('see postgres://ada:pass@db.example.com/x')).toBe(
      `see postgres://${REDACTED}@db.example.com/x`,
    );
    expect(redactText('https://example.com/a@b:c')).toBe('https://example.com/a@b:c');
  });

  it.each(['Bearer of good news', 'Basic income', 'The task-list: sk-ip', 'ada@example.com'])(
    'leaves "%s" as it is',
    (text) => {
      expect(redactText(text)).toBe(text);
    },
  );
});
