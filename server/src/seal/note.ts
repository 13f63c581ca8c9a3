import { sign, verify } from 'node:crypto';
import { parseVerifierKey, type SigningKey, type VerifierKey } from './key';

/**
 * Signed notes and checkpoints, https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint.
 *
 * A checkpoint says: "the log of this origin had `size` seals, and this was the root of their
 * tree".
 *
 *     cms.example.com/audit-log/4f0c…
 *     402
 *     qk0oYb…=
 *
 *     — cms.example.com/audit-log/4f0c… XxFcKpB…
 */
export interface Checkpoint {
  origin: string;
  /** The number of seals. */
  size: number;
  root: Buffer;
}

/** One line below the text of a note. */
interface Signature {
  name: string;
  /** Four bytes that identify the key. */
  keyId: Buffer;
  signature: Buffer;
}

/** A note as it was read. Its signatures are not checked yet. */
export interface SignedCheckpoint extends Checkpoint {
  /** What is signed. */
  text: string;
  signatures: Signature[];
}

/** Notes are short; what is longer is something else. */
export const MAX_NOTE_LENGTH = 4_096;

const signatureLine = ({ name, id, privateKey }: SigningKey, text: string): string => {
  const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
};

/** A checkpoint with one signature by each key; several while a key is replaced by another. */
export const signCheckpoint = (
  { origin, size, root }: Checkpoint,
  keys: readonly SigningKey[],
): string => {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  return `${text}\n${keys.map((key) => signatureLine(key, text)).join('')}`;
};

const parseSignature = (line: string): Signature => {
  const match = /^— (\S+) (\S+)$/u.exec(line);
  const [, name, encoded] = match ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (name === undefined || bytes.length < 5) {
    throw new Error(`Expected a line such as "— name base64" below the checkpoint.`);
  }
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
};

/** @throws {Error} when `note` is no signed checkpoint. */
export const parseCheckpoint = (note: string): SignedCheckpoint => {
  if (note.length > MAX_NOTE_LENGTH) {
    throw new Error(`Expected a checkpoint of at most ${MAX_NOTE_LENGTH} characters.`);
  }
  const unix = `${note.replaceAll('\r\n', '\n').trim()}\n`;
  const end = unix.indexOf('\n\n');
  const text = unix.slice(0, end + 1);
  const [origin, size, encoded, ...extensions] = text.split('\n');
  const root = Buffer.from(encoded ?? '', 'base64');
  const isCheckpoint =
    end > 0 && origin && /^(0|[1-9]\d{0,14})$/.test(size ?? '') && root.length === 32;
  if (!isCheckpoint || extensions.length === 0) {
    throw new Error(
      'Expected a checkpoint: a line with the origin, one with the number of seals, one with the root, an empty one, and the signatures.',
    );
  }
  const signatures = unix
    .slice(end + 2)
    .split('\n')
    .filter((line) => line !== '')
    .map(parseSignature);
  return { origin, size: Number(size), root, text, signatures };
};

/** Whether `key` has signed the checkpoint. Signatures of other keys count for nothing. */
export const isSignedBy = (
  { text, signatures }: SignedCheckpoint,
  { name, id, publicKey }: VerifierKey,
): boolean =>
  signatures.some(
    (line) =>
      line.name === name &&
      line.keyId.equals(id) &&
      verify(null, Buffer.from(text, 'utf8'), publicKey, line.signature),
  );

/** With which key a checkpoint was checked, and what came of it. */
export interface Trust {
  key: VerifierKey;
  /**
   * Whether the key was given from outside of the file. One in the file proves less: whoever made
   * the file chose it.
   */
  isKeyPinned: boolean;
  isSigned: boolean;
}

/**
 * Checks the signature of a checkpoint in a file, by one of the keys that are known from elsewhere.
 * Where none is known, by the key that the file names.
 *
 * @throws {Error} when the file names no key.
 */
export const trustIn = (
  checkpoint: SignedCheckpoint,
  pinned: readonly VerifierKey[],
  keyInFile: string,
): Trust => {
  const known = pinned.find((key) => isSignedBy(checkpoint, key));
  if (known) return { key: known, isKeyPinned: true, isSigned: true };
  const key = parseVerifierKey(keyInFile);
  const isSigned = pinned.length === 0 && isSignedBy(checkpoint, key);
  return { key, isKeyPinned: false, isSigned };
};

/**
 * Whether a checkpoint that somebody kept is signed by a key that counts: it may be older than the
 * key of today.
 */
export const isTrusted = (
  kept: SignedCheckpoint,
  { key }: Pick<Trust, 'key'>,
  pinned: readonly VerifierKey[],
): boolean => [key, ...pinned].some((one) => isSignedBy(kept, one));
