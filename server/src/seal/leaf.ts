import { createHmac } from 'node:crypto';
import { EVENT_PARTS, type EventPart, type SealedEvent } from '../contracts';
import { canonical } from './canonical';
import { leafHash, sha256 } from './tree';

/** Bytes of one salt. A longer entry of {@link Halves} is the hash of a half that was erased. */
export const SALT_LENGTH = 16;

/**
 * The salts of "who" and "what". A half that was erased has its hash in place of the salt: the leaf
 * still computes, and what was erased cannot be found by guessing.
 */
export type Halves = readonly [who: Buffer, what: Buffer];

/** The three texts that an event is hashed by. */
export interface EventTexts {
  /** Facts without personal data, but for the ids of accounts. */
  facts: string;
  /** Who did it and from where. */
  who: string;
  /** What it was about. */
  what: string;
}

export const textsOf = (event: SealedEvent): EventTexts => ({
  facts: canonical({
    v: 1,
    id: event.id,
    at: Date.parse(event.occurredAt),
    category: event.category,
    action: event.action,
    outcome: event.outcome,
    attempts: event.attempts,
    origin: event.origin,
    entityType: event.entity?.type ?? null,
    entityId: event.entity?.id ?? null,
    actorType: event.modifiedBy.type,
    actorId: event.modifiedBy.id,
    requestId: event.request?.id ?? null,
  }),
  who: canonical({
    name: event.modifiedBy.name,
    email: event.modifiedBy.email,
    source: event.source,
    request: event.request,
  }),
  what: canonical({
    label: event.entity?.label ?? null,
    summary: event.summary,
    changes: event.changes,
  }),
});

/** The salts of the event at `index` of a seal, derived from the secret of the seal. */
export const halvesFromSecret = (secret: Uint8Array, index: number): Halves => {
  const bytes = createHmac('sha256', secret).update(String(index)).digest();
  return [bytes.subarray(0, SALT_LENGTH), bytes.subarray(SALT_LENGTH)];
};

const halfHash = (half: Buffer, text: string): Buffer =>
  half.length > SALT_LENGTH ? half : sha256(half, text);

/** An event as a seal keeps it. */
export interface HashedEvent {
  /** The leaf in the tree of its seal. */
  leaf: Buffer;
  /**
   * The first two bytes of the hash of each part. They prove nothing, but show which part was
   * altered.
   */
  marks: Buffer;
}

/**
 * Hashes an event. The leaf is SHA-256 over 0x00 and the hashes of facts, salted "who" and salted
 * "what". Each half has its own salt, so that one can be erased later and the other still be
 * proved.
 */
export const hashTexts = (
  { facts, who, what }: EventTexts,
  [whoSalt, whatSalt]: Halves,
): HashedEvent => {
  const parts = [sha256(facts), halfHash(whoSalt, who), halfHash(whatSalt, what)];
  return {
    leaf: leafHash(...parts),
    marks: Buffer.concat(parts.map((part) => part.subarray(0, MARK_LENGTH))),
  };
};

export const hashEvent = (event: SealedEvent, halves: Halves): HashedEvent =>
  hashTexts(textsOf(event), halves);

/** Bytes kept of the hash of each part. */
const MARK_LENGTH = 2;
export const MARKS_LENGTH = 3 * MARK_LENGTH;

/** The marks of the event at `index`, among those of its seal. */
export const marksAt = (marks: Buffer, index: number): Buffer =>
  marks.subarray(index * MARKS_LENGTH, (index + 1) * MARKS_LENGTH);

/** The parts whose marks differ. Two different parts have the same mark once in 65,536 times. */
export const differingParts = (before: Uint8Array, after: Uint8Array): EventPart[] =>
  EVENT_PARTS.filter((_, part) => {
    const at = part * MARK_LENGTH;
    return before[at] !== after[at] || before[at + 1] !== after[at + 1];
  });

/**
 * What is left of an event of which a half was erased. The half has its hash in place of its salt,
 * which proves nothing of what stands in the line. So nothing may stand there but the id of the
 * request, which is one of the facts.
 */
const isEmpty = {
  who: ({ modifiedBy, source, request }: SealedEvent): boolean =>
    modifiedBy.name === null &&
    modifiedBy.email === null &&
    source === null &&
    (request === null || Object.keys(request).join() === 'id'),
  what: ({ entity, summary, changes }: SealedEvent): boolean =>
    (entity?.label ?? null) === null &&
    summary === null &&
    Array.isArray(changes) &&
    changes.length === 0,
};

/** The halves of an event that were erased. */
export const erasedHalves = ([who, what]: Halves): ('who' | 'what')[] => [
  ...(who.length > SALT_LENGTH ? (['who'] as const) : []),
  ...(what.length > SALT_LENGTH ? (['what'] as const) : []),
];

/** The halves that were erased by their proof and still say something: it was put there. */
export const forgedHalves = (event: SealedEvent, halves: Halves): EventPart[] =>
  erasedHalves(halves).filter((half) => !isEmpty[half](event));
