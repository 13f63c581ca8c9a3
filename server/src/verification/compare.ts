import type { Core } from '@strapi/strapi';
import type { CompareCheckpointResponse } from '../contracts';
import { type Snapshot, snapshotOf, takeSnapshot } from '../proof';
import {
  isConsistent,
  isSignedBy,
  parseCheckpoint,
  parseVerifierKey,
  type SignedCheckpoint,
} from '../seal';
import { type KeyRing, readLogs } from '../sequence';
import { sealedEvents } from './sealed-events';

type Comparison = CompareCheckpointResponse['data'];

const isSignedByText = (checkpoint: SignedCheckpoint, verifierKey: unknown): boolean => {
  try {
    return isSignedBy(checkpoint, parseVerifierKey(verifierKey as string));
  } catch {
    return false;
  }
};

/** Whether a key signed it that the log has had, as its sealed events say. */
const isSignedByEarlier = async (
  strapi: Core.Strapi,
  checkpoint: SignedCheckpoint,
): Promise<boolean> => {
  const newest = await takeSnapshot(strapi);
  if (!newest) return false;
  for await (const { changes } of sealedEvents(strapi, newest, 'sealing-key-changed')) {
    const keys = changes.flatMap(({ before, after }) => [before, after]);
    if (keys.some((key) => isSignedByText(checkpoint, key))) return true;
  }
  return false;
};

const relate = async (snapshot: Snapshot, kept: SignedCheckpoint): Promise<Comparison> => {
  const { size } = kept;
  const newest = parseCheckpoint(snapshot.checkpoint);
  if (size > newest.size) return { result: 'rolled-back', seals: size, consistency: [] };
  try {
    const proof = await snapshot.tree.consistency(size);
    // The tree is read from the table, so it is believed no further than it proves.
    if (isConsistent(kept, newest, proof)) {
      const consistency = proof.map((hash) => hash.toString('base64'));
      return { result: 'extends', seals: size, consistency };
    }
  } catch {
    // A seal is missing.
  }
  return { result: 'forked', seals: size, consistency: [] };
};

/**
 * How a checkpoint that somebody kept relates to the log of its origin as it is now.
 *
 * @throws {Error} when `note` is no checkpoint, with a sentence.
 */
export const compareCheckpoint = async (
  strapi: Core.Strapi,
  keys: KeyRing,
  note: string,
): Promise<Comparison> => {
  const kept = parseCheckpoint(note);
  const nothing = { seals: kept.size, consistency: [] };
  const head = (await readLogs(strapi)).find(({ origin }) => origin === kept.origin);
  if (!head) return { result: 'other-log', ...nothing };
  if (!keys.hasSigned(kept) && !(await isSignedByEarlier(strapi, kept))) {
    return { result: 'bad-signature', ...nothing };
  }
  return relate(snapshotOf(strapi, head), kept);
};
