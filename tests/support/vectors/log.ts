import type { SealedEvent } from '../../../server/src/contracts';
import {
  type EventLine,
  type EventProof,
  type ExportHead,
  Frontier,
  halvesFromSecret,
  hashEvent,
  MerkleTree,
  printRecord,
  printVerifierKey,
  recordHash,
  type SealRecord,
  sha256,
  signCheckpoint,
  signingKey,
} from '../../../server/src/seal';
import { EVENTS } from './events';

/** The log of the vectors: nothing in it is left to chance or to the clock. */

export const NAME = 'cms.example.com/audit-log';
export const ORIGIN = `${NAME}/0d3f9c52-7f0e-4a36-9a43-2f1f3b7e6f10`;

export const key = signingKey(NAME, sha256('the key of the vectors'));
export const previousKey = signingKey(NAME, sha256('the key before'));
export const strangersKey = signingKey(NAME, sha256('the key of a stranger'));

const SEALED_AT = Date.parse('2026-11-25T07:25:30.000Z');

const secretOf = (n: number): Buffer => sha256(`the secret of seal ${n}`);

const base64 = (bytes: Buffer): string => bytes.toString('base64');

interface Seal {
  record: SealRecord;
  events: SealedEvent[];
  tree: MerkleTree;
}

const sealOf = (n: number, first: number, events: SealedEvent[]): Seal => {
  const leaves = events.map((event, index) =>
    hashEvent(event, halvesFromSecret(secretOf(n), index)),
  );
  const tree = new MerkleTree(leaves.map(({ leaf }) => leaf));
  const times = events.map(({ occurredAt }) => Date.parse(occurredAt));
  const record: SealRecord = {
    v: 1,
    log: 1,
    n,
    kind: n === 0 ? 'opened' : 'events',
    first,
    count: events.length,
    root: base64(tree.root),
    from: events.length > 0 ? Math.min(...times) : null,
    to: events.length > 0 ? Math.max(...times) : null,
    at: SEALED_AT + n * 30_000,
    keep: n === 0 ? null : 90,
    ...(n === 0 && { opened: { because: 'first', previous: null } }),
  };
  return { record, events, tree };
};

export const SEALS: readonly Seal[] = [
  sealOf(0, 0, []),
  sealOf(1, 0, EVENTS[0]),
  sealOf(2, EVENTS[0].length, EVENTS[1]),
];

const topTree = (size: number): MerkleTree =>
  new MerkleTree(SEALS.slice(0, size).map(({ record }) => recordHash(printRecord(record))));

/** A checkpoint of the first seals; each part of it can be another one. */
export const checkpointOf = ({
  size = SEALS.length,
  root = topTree(size).root,
  origin = ORIGIN,
  keys = [key],
} = {}): string => signCheckpoint({ origin, size, root }, keys);

export const headLine = (head: Partial<ExportHead> = {}, checkpoint = checkpointOf()) => ({
  auditLogExport: {
    v: 1,
    exportedAt: '2026-11-25T08:00:00.000Z',
    filters: {},
    logs: [{ log: 1, checkpoint, verifierKey: printVerifierKey(key) }],
    ...head,
  },
});

export const sealLine = (n: number) => ({
  seal: SEALS[n]!.record,
  path: topTree(SEALS.length).path(n).map(base64),
});

export const proofOf = (n: number, index: number, withPath = false): EventProof =>
  proofIn(SEALS[n]!, index, withPath);

const proofIn = ({ record, events, tree }: Seal, index: number, withPath = false): EventProof => {
  const { n } = record;
  const halves = halvesFromSecret(secretOf(n), index);
  return {
    log: 1,
    seal: n,
    index,
    salts: [base64(halves[0]), base64(halves[1])],
    marks: base64(hashEvent(events[index]!, halves).marks),
    ...(withPath && { path: tree.path(index).map(base64) }),
  };
};

export const eventLine = (n: number, index: number, withPath = false): EventLine => ({
  ...SEALS[n]!.events[index]!,
  proof: proofOf(n, index, withPath),
});

export const endLine = (events: number, unsealed = 0) => ({ end: { events, unsealed } });

/** The whole log, line by line. */
export const wholeLog = (): object[] => [
  headLine(),
  sealLine(0),
  sealLine(1),
  eventLine(1, 0),
  eventLine(1, 1),
  eventLine(1, 2),
  sealLine(2),
  eventLine(2, 0),
  eventLine(2, 1),
  endLine(5),
];

/**
 * The whole log after retention has removed the events of seal 1, as `cleaned` says in one seal
 * more.
 */
export const cleanedLog = (cleaned: SealedEvent): object[] => {
  const last = sealOf(SEALS.length, 5, [cleaned]);
  const records = [...SEALS, last].map(({ record }) => record);
  const tree = new MerkleTree(records.map((record) => recordHash(printRecord(record))));
  const line = (n: number) => ({ seal: records[n], path: tree.path(n).map(base64) });
  const { n } = last.record;
  return [
    headLine({}, checkpointOf({ size: records.length, root: tree.root })),
    ...[line(0), line(1), line(2), eventLine(2, 0), eventLine(2, 1), line(n)],
    { ...cleaned, proof: proofIn(last, 0) },
    endLine(3),
  ];
};

/** The records of all seals, line by line. */
export const allRecords = (): object[] => [
  {
    auditLogSeals: { v: 1, log: 1, checkpoint: checkpointOf(), verifierKey: printVerifierKey(key) },
  },
  ...SEALS.map(({ record }) => record),
];

/** The root that the log would have had, had its second seal been another one. */
export const forkedRoot = (size: number): Buffer => {
  const frontier = new Frontier();
  for (const { record } of SEALS.slice(0, size)) {
    frontier.append(recordHash(printRecord({ ...record, at: record.at + 1 })));
  }
  return frontier.root();
};
