import { parseVerifierKey, type VerifierKey } from './key';
import { isSignedBy, type SignedCheckpoint } from './note';

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
