import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';
import { sha256 } from './tree';

/** Ed25519 keys (RFC 8032), in the forms of C2SP signed notes. */

const SEED_LENGTH = 32;
/** Type of an Ed25519 key in a signed note: https://c2sp.org/signed-note. */
const ED25519 = Uint8Array.of(1);
/**
 * What stands before the 32 bytes of a seed in PKCS #8, and of a public key in SubjectPublicKeyInfo
 * (RFC 8410).
 */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** A public key by the name of its log. */
export interface VerifierKey {
  /** The origin of the log, such as `cms.example.com/audit-log`. */
  name: string;
  /** First four bytes of SHA-256 over name and key. Distinguishes keys of one name. */
  id: Buffer;
  publicKey: KeyObject;
}

export interface SigningKey extends VerifierKey {
  privateKey: KeyObject;
}

const rawPublic = (publicKey: KeyObject): Buffer =>
  publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.length);

const idOf = (name: string, raw: Uint8Array): Buffer =>
  sha256(`${name}\n`, ED25519, raw).subarray(0, 4);

/** Leaves room for what is put behind it, in columns of 255 characters. */
export const MAX_ORIGIN_LENGTH = 150;

/** A name may hold neither white space nor `+`, which separate the parts of notes and keys. */
export const isOrigin = (name: string): boolean =>
  /^[!-~]+$/.test(name) && !name.includes('+') && name.length <= MAX_ORIGIN_LENGTH;

const assertName = (name: string): void => {
  if (isOrigin(name)) return;
  throw new Error(`Expected an origin without spaces and "+", got ${JSON.stringify(name)}.`);
};

/** @throws {Error} when `seed` is not 32 bytes long, or `name` has a space or a `+`. */
export const signingKey = (name: string, seed: Uint8Array): SigningKey => {
  assertName(name);
  if (seed.length !== SEED_LENGTH) {
    throw new Error(`Expected a key of ${SEED_LENGTH} bytes, got ${seed.length}.`);
  }
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  return { name, id: idOf(name, rawPublic(publicKey)), publicKey, privateKey };
};

/** The key in the form that people hand on: `<name>+<8 hex digits>+<base64>`. */
export const printVerifierKey = ({ name, id, publicKey }: VerifierKey): string => {
  const raw = Buffer.concat([ED25519, rawPublic(publicKey)]);
  return `${name}+${id.toString('hex')}+${raw.toString('base64')}`;
};

/**
 * @throws {Error} when `text` is no verifier key of this form, or its parts do not belong together.
 */
export const parseVerifierKey = (text: string): VerifierKey => {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim());
  const [, name = '', id = '', encoded = ''] = match ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (!match || bytes.length !== SEED_LENGTH + 1 || bytes[0] !== ED25519[0]) {
    throw new Error('Expected a verifier key such as "cms.example.com/audit-log+1a2b3c4d+AbCd…=".');
  }
  const raw = bytes.subarray(1);
  if (idOf(name, raw).toString('hex') !== id) {
    throw new Error('The parts of the verifier key do not belong together. Copy it once more.');
  }
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, raw]),
    format: 'der',
    type: 'spki',
  });
  return { name, id: Buffer.from(id, 'hex'), publicKey };
};

/** The seed that `text` (base64) holds. @throws {Error} when it is not base64 of 32 bytes. */
export const parseSeed = (text: string): Buffer => {
  const seed = Buffer.from(text, 'base64');
  if (seed.length !== SEED_LENGTH || seed.toString('base64') !== text.trim()) {
    throw new Error(
      'Expected base64 of 32 bytes. `npx strapi-plugin-audit-log new-key` prints one.',
    );
  }
  return seed;
};

/**
 * The seed of an app that has configured none: HKDF (RFC 5869) of a secret that every Strapi has.
 */
export const deriveSeed = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'strapi-plugin-audit-log sealing v1', SEED_LENGTH));
