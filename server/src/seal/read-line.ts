import type { SealedEvent } from '../contracts';
import {
  type EventLine,
  type ExportEnd,
  type ExportHead,
  type RecordsHead,
  type SealLine,
  UnreadableExport,
} from './export-lines';
import { type Halves, MARKS_LENGTH, SALT_LENGTH } from './leaf';
import type { SealRecord } from './record';
import { HASH_LENGTH } from './tree';

/**
 * The bytes that `text` is the base64 of; `null` where it is not, or has another length than one of
 * `lengths`. A text that other readers may take for other bytes is refused.
 */
export const bytesOf = (text: unknown, ...lengths: number[]): Buffer | null => {
  if (typeof text !== 'string') return null;
  const bytes = Buffer.from(text, 'base64');
  return lengths.includes(bytes.length) && bytes.toString('base64') === text ? bytes : null;
};

/**
 * Lines of a file from somebody else. What a line has besides what is sealed would pass for sealed,
 * so each event has exactly the members that it is hashed by.
 */
const EVENT_MEMBERS = [
  ...['id', 'occurredAt', 'category', 'action', 'outcome', 'attempts', 'entity', 'modifiedBy'],
  ...['source', 'origin', 'summary', 'changes', 'request', 'proof'],
];
const ENTITY_MEMBERS = ['type', 'id', 'label'];
const ACTOR_MEMBERS = ['type', 'id', 'name', 'email'];

/** No tree has more leaves than two to the power of this. */
const MAX_PATH = 64;
const MAX_COUNT = 1_000;
const MAX_LOGS = 1_000;

/** An event with the proof of its place, its bytes read. */
export interface ReadEvent {
  event: SealedEvent;
  /** `null`: it was not sealed yet. */
  proof: ReadProof | null;
}

export interface ReadProof {
  log: number;
  seal: number;
  index: number;
  halves: Halves;
  marks: Buffer;
  path: Buffer[] | null;
}

type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** @throws {UnreadableExport} when `value` is no JSON object. */
export const readObject = (value: unknown): Members => {
  if (isObject(value)) return value;
  throw new UnreadableExport('Expected one JSON object a line.');
};

const assertMembers = (what: string, value: Members, expected: readonly string[]): void => {
  const names = Object.keys(value);
  const isRight =
    names.length === expected.length && expected.every((name) => Object.hasOwn(value, name));
  if (isRight) return;
  const other = names.find((name) => !expected.includes(name));
  if (other !== undefined) {
    throw new UnreadableExport(`Expected ${what} without ${JSON.stringify(other.slice(0, 50))}.`);
  }
  const missing = expected.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw new UnreadableExport(`Expected ${what} with "${missing}".`);
};

const readPath = (path: unknown): Buffer[] => {
  const hashes = Array.isArray(path) ? path.map((hash) => bytesOf(hash, HASH_LENGTH)) : [null];
  if (hashes.length <= MAX_PATH && hashes.every((hash) => hash !== null)) return hashes;
  throw new UnreadableExport('Expected a "path" of hashes, each of them base64 of 32 bytes.');
};

/** A log that the first line names. */
const isLog = (log: unknown): boolean =>
  isObject(log) &&
  isCount(log.log) &&
  typeof log.checkpoint === 'string' &&
  typeof log.verifierKey === 'string';

/** The first line of an export. */
export const readHead = (line: unknown): ExportHead => {
  const { auditLogExport: head } = readObject(line);
  const isHead =
    isObject(head) &&
    head.v === 1 &&
    isObject(head.filters) &&
    Array.isArray(head.logs) &&
    head.logs.length <= MAX_LOGS &&
    head.logs.every(isLog);
  if (isHead) return head as unknown as ExportHead;
  throw new UnreadableExport(
    'Expected an export with proof, whose first line begins with {"auditLogExport":{"v":1. Export as NDJSON with proof.',
  );
};

/** The first line of a file of seal records. */
export const readRecordsHead = (line: unknown): RecordsHead => {
  const { auditLogSeals: head } = readObject(line);
  if (isObject(head) && head.v === 1 && isLog(head)) return head as unknown as RecordsHead;
  throw new UnreadableExport(
    'Expected seal records, whose first line begins with {"auditLogSeals":{"v":1.',
  );
};

/** The record of a seal. All of it is hashed, so it may have members that are not known here. */
export const readRecord = (value: unknown): SealRecord => {
  const isRecord =
    isObject(value) &&
    value.v === 1 &&
    isCount(value.log) &&
    isCount(value.n) &&
    isCount(value.count) &&
    value.count <= MAX_COUNT &&
    bytesOf(value.root, HASH_LENGTH) !== null;
  if (isRecord) return value as unknown as SealRecord;
  throw new UnreadableExport(
    'Expected the record of a seal, with "v":1, "log", "n", "count" and "root".',
  );
};

export const readSealLine = (line: Members): { record: SealRecord; path: Buffer[] } => {
  assertMembers('the line of a seal', line, ['seal', 'path'] satisfies (keyof SealLine)[]);
  return { record: readRecord(line.seal), path: readPath(line.path) };
};

export const readEnd = (line: Members): ExportEnd => {
  const { end } = line;
  if (isObject(end) && isCount(end.events) && isCount(end.unsealed))
    return end as unknown as ExportEnd;
  throw new UnreadableExport('Expected a last line such as {"end":{"events":250,"unsealed":0}}.');
};

const readProof = (proof: unknown): ReadProof | null => {
  if (proof === null) return null;
  if (isObject(proof) && isCount(proof.log) && isCount(proof.seal) && isCount(proof.index)) {
    const { log, seal, index } = proof;
    const salts = Array.isArray(proof.salts) ? proof.salts : [];
    const [who, what] = salts.map((salt) => bytesOf(salt, SALT_LENGTH, HASH_LENGTH));
    const marks = bytesOf(proof.marks, MARKS_LENGTH);
    if (who && what && marks && salts.length === 2) {
      const path = proof.path === undefined ? null : readPath(proof.path);
      return { log, seal, index, halves: [who, what], marks, path };
    }
  }
  throw new UnreadableExport('Expected an event with "proof". Export as NDJSON with proof.');
};

/**
 * An instant as an export prints it. Another text of the same instant is not what was handed out.
 */
const isInstant = (value: unknown): boolean => {
  const at = typeof value === 'string' ? new Date(value) : new Date(Number.NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString() === value;
};

export const readEventLine = (line: Members): ReadEvent => {
  assertMembers('an event', line, EVENT_MEMBERS);
  const { proof, ...event } = line as unknown as EventLine;
  const { entity, modifiedBy, occurredAt } = event;
  if (typeof event.id !== 'string' || !isInstant(occurredAt)) {
    throw new UnreadableExport(
      'Expected an event with "id" and "occurredAt", a time such as "2026-11-25T07:24:04.000Z".',
    );
  }
  if (!isObject(modifiedBy) || (entity !== null && typeof entity?.type !== 'string')) {
    throw new UnreadableExport('Expected an event with "entity" and "modifiedBy".');
  }
  assertMembers('a person', modifiedBy as unknown as Members, ACTOR_MEMBERS);
  if (entity) assertMembers('an entity', entity as unknown as Members, ENTITY_MEMBERS);
  return { event, proof: readProof(proof) };
};
