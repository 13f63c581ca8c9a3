import { createPublicKey, hkdfSync, verify } from 'node:crypto';
import {
  deriveSeed,
  isSignedBy,
  parseCheckpoint,
  parseSeed,
  parseVerifierKey,
  printVerifierKey,
  sha256,
  signCheckpoint,
  signingKey,
} from '../../../server/src/seal';

const NAME = 'cms.example.com/audit-log';
const key = signingKey(NAME, sha256('key'));
const other = signingKey(NAME, sha256('other'));
const checkpoint = { origin: `${NAME}/1`, size: 402, root: sha256('root') };

test('a verifier key can be printed and read', () => {
  const text = printVerifierKey(key);
  expect(text).toMatch(/^cms\.example\.com\/audit-log\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}$/);
  expect(printVerifierKey(parseVerifierKey(text))).toBe(text);
});

// From the documentation of https://pkg.go.dev/golang.org/x/mod/sumdb/note.
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_NOTE =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_SIGNATURE =
  'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';

test.each([GO_KEY, 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'])(
  'a key of another implementation is read: %s',
  (text) => expect(printVerifierKey(parseVerifierKey(text))).toBe(text),
);

test('a note of another implementation is signed by its key', () => {
  const bytes = Buffer.from(GO_SIGNATURE, 'base64');
  const note = {
    origin: '',
    size: 0,
    root: Buffer.alloc(32),
    text: GO_NOTE,
    signatures: [
      { name: 'PeterNeumann', keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) },
    ],
  };
  expect(isSignedBy(note, parseVerifierKey(GO_KEY))).toBe(true);
  expect(isSignedBy({ ...note, text: `${GO_NOTE} ` }, parseVerifierKey(GO_KEY))).toBe(false);
});

test.each([
  ['', 'Expected a verifier key'],
  ['a+1+b', 'Expected a verifier key'],
  [printVerifierKey(key).replace(/\+[0-9a-f]{8}\+/, '+00000000+'), 'do not belong together'],
])('%j is no verifier key', (text, message) => {
  expect(() => parseVerifierKey(text)).toThrow(message);
});

test('a checkpoint can be signed, read and checked', () => {
  const note = signCheckpoint(checkpoint, [key]);
  const read = parseCheckpoint(note);
  expect(read).toMatchObject(checkpoint);
  expect(isSignedBy(read, key)).toBe(true);
  expect(isSignedBy(read, other)).toBe(false);
});

test('the signature is plain Ed25519 over the text above the empty line', () => {
  const [text, signatures] = signCheckpoint(checkpoint, [key]).split('\n\n') as [string, string];
  const bytes = Buffer.from(signatures.trim().split(' ')[2]!, 'base64');
  const raw = Buffer.from(printVerifierKey(key).split('+').slice(2).join('+'), 'base64');
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.subarray(1).toString('base64url') },
    format: 'jwk',
  });
  expect(verify(null, Buffer.from(`${text}\n`), publicKey, bytes.subarray(4))).toBe(true);
});

test('a checkpoint that was copied with other line ends and spaces around it is the same', () => {
  const note = `\n  ${signCheckpoint(checkpoint, [key]).replaceAll('\n', '\r\n')}\r\n`.trimStart();
  expect(isSignedBy(parseCheckpoint(note), key)).toBe(true);
});

test('two keys sign while one is replaced by the other', () => {
  const read = parseCheckpoint(signCheckpoint(checkpoint, [other, key]));
  expect([isSignedBy(read, key), isSignedBy(read, other)]).toEqual([true, true]);
});

test.each(['size', 'root', 'origin'])('a checkpoint with another %s is not signed', (part) => {
  const note = signCheckpoint(checkpoint, [key]);
  const changed = {
    size: note.replace('\n402\n', '\n403\n'),
    root: note.replace(checkpoint.root.toString('base64'), sha256('x').toString('base64')),
    origin: note.replace('/1\n', '/2\n'),
  }[part]!;
  expect(changed).not.toBe(note);
  expect(isSignedBy(parseCheckpoint(changed), key)).toBe(false);
});

test.each(['', 'x', 'a\nb\nc\n\n', 'a\n1\nAAAA\n\n— a b\n', `${'x'.repeat(5_000)}\n1\n\n`])(
  'what is no checkpoint is refused with a sentence: %.20j',
  (text) => {
    expect(() => parseCheckpoint(text)).toThrow(/^Expected /);
  },
);

test('a name with a space or a plus is refused', () => {
  expect(() => signingKey('a b', sha256('key'))).toThrow('Expected an origin');
  expect(() => signingKey('a+b', sha256('key'))).toThrow('Expected an origin');
});

test('a seed is base64 of 32 bytes', () => {
  const seed = sha256('seed');
  expect(parseSeed(seed.toString('base64'))).toEqual(seed);
  expect(() => parseSeed('abc')).toThrow('Expected base64 of 32 bytes');
  expect(() => parseSeed(seed.toString('hex'))).toThrow('Expected base64 of 32 bytes');
});

test('the derived seed is HKDF-SHA256', () => {
  expect(deriveSeed('salt')).toEqual(
    Buffer.from(hkdfSync('sha256', 'salt', '', 'strapi-plugin-audit-log sealing v1', 32)),
  );
});
