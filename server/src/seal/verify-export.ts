import type { Finding } from '../contracts';
import {
  type EventLine,
  type EventProof,
  type ExportEnd,
  type ExportFilters,
  type ExportHead,
  type SealLine,
  UnreadableExport,
} from './export-lines';
import { parseVerifierKey, type VerifierKey } from './key';
import { type Halves, hashEvent, MARKS_LENGTH, SALT_LENGTH } from './leaf';
import { isSignedBy, parseCheckpoint, type SignedCheckpoint } from './note';
import { printRecord, recordHash, type SealRecord } from './record';
import { SealCheck } from './seal-check';
import { HASH_LENGTH, rootFromPath } from './tree';

/** What is known of one log whose events stand in the file. */
export interface VerifiedLog {
  log: number;
  checkpoint: SignedCheckpoint;
  /** The key that the checkpoint was checked with, and whether it was given from outside of the file. */
  key: VerifierKey;
  isKeyPinned: boolean;
  /** Seals of which every event is in the file, as ranges without a gap. */
  wholeSeals: [first: number, last: number][];
}

export interface ExportReport {
  events: number;
  /** Events that were not sealed yet. */
  unsealed: number;
  logs: VerifiedLog[];
  /** What was asked for when the file was made. */
  filters: ExportFilters;
  findings: Finding[];
  /** Whether the events are a range of whole seals: then none is missing between them. */
  isGapless: boolean;
}

interface OpenLog extends VerifiedLog {
  seals: Map<number, SealCheck>;
}

/** A finding more is counted, not kept. */
const MAX_FINDINGS = 1_000;

/**
 * Verifies an export with proof, line by line. Memory grows by the number of seals, not of events.
 *
 *     const verifier = new ExportVerifier(keys);
 *     for await (const line of lines) verifier.add(JSON.parse(line));
 *     const report = verifier.end();
 */
export class ExportVerifier {
  readonly #pinned: readonly VerifierKey[];
  readonly #logs = new Map<number, OpenLog>();
  readonly #findings: Finding[] = [];
  #head: ExportHead | null = null;
  #end: ExportEnd | null = null;
  #events = 0;
  #unsealed = 0;
  /** Seals are written one after the other; this one may be whole when the next one begins. */
  #open: SealCheck | null = null;

  /** `pinned` are keys known from elsewhere. Without one, the key in the file is used, which proves less. */
  constructor(pinned: readonly VerifierKey[]) {
    this.#pinned = pinned;
  }

  /** @throws {UnreadableExport} when the line is none of an export with proof. */
  add(line: unknown): void {
    if (this.#end) throw new UnreadableExport('Expected nothing after the line {"end":…}.');
    if (line === null || typeof line !== 'object') {
      throw new UnreadableExport('Expected one JSON object a line.');
    }
    if (this.#head === null) this.#addHead(line);
    else if ('seal' in line) this.#addSeal(line as SealLine);
    else if ('end' in line) this.#end = (line as { end: ExportEnd }).end;
    else this.#addEvent(line as EventLine);
  }

  /** @throws {UnreadableExport} when there was not even a first line. */
  end(): ExportReport {
    if (this.#head === null)
      throw new UnreadableExport('Expected an export with proof. The file is empty.');
    for (const { seals } of this.#logs.values()) {
      for (const check of seals.values()) {
        check.end();
        this.#report(...check.findings.splice(0));
      }
    }
    const isCut = this.#end === null || this.#end.events !== this.#events;
    if (isCut) this.#report({ state: 'missing' });
    const { filters } = this.#head;
    const open = [...this.#logs.values()];
    const logs = open.map(({ seals, ...log }) => ({
      ...log,
      wholeSeals: rangesOf(seals, (check) => check.isWhole),
    }));
    const isComplete = (check: SealCheck) => check.isWhole || isOutside(check, filters);
    const isGapless =
      !isCut &&
      this.#unsealed === 0 &&
      open.every(
        ({ seals }) =>
          [...seals.values()].every(isComplete) && rangesOf(seals, isComplete).length <= 1,
      );
    return {
      events: this.#events,
      unsealed: this.#unsealed,
      logs,
      filters,
      findings: this.#findings,
      isGapless,
    };
  }

  #addHead(line: object): void {
    const head = (line as { auditLogExport?: ExportHead }).auditLogExport;
    if (head?.v !== 1 || !Array.isArray(head.logs)) {
      throw new UnreadableExport(
        'Expected an export with proof, whose first line begins with {"auditLogExport":{"v":1. Export as NDJSON with proof.',
      );
    }
    this.#head = head;
    for (const { log, checkpoint: note, verifierKey } of head.logs) {
      const checkpoint = parseCheckpoint(note);
      const pinned = this.#pinned.find((candidate) => isSignedBy(checkpoint, candidate));
      const key = pinned ?? parseVerifierKey(verifierKey);
      const isWrongKey = this.#pinned.length > 0 && !pinned;
      if (isWrongKey || !isSignedBy(checkpoint, key)) this.#report({ state: 'bad-signature' });
      const seals = new Map<number, SealCheck>();
      const isKeyPinned = pinned !== undefined;
      this.#logs.set(log, { log, checkpoint, key, isKeyPinned, wholeSeals: [], seals });
    }
  }

  #addSeal({ seal, path }: SealLine): void {
    const log = this.#logs.get(seal.log);
    if (!log || !isRecord(seal) || !Array.isArray(path)) {
      throw new UnreadableExport('Expected a seal of a log that the first line names.');
    }
    const { root, size } = log.checkpoint;
    const computed = rootFromPath(recordHash(printRecord(seal)), seal.n, size, hashesOf(path));
    if (!computed?.equals(root)) {
      this.#report({ state: 'altered', seal: { log: seal.log, n: seal.n } });
    }
    const previous = this.#open;
    if (previous) this.#report(...previous.findings.splice(0));
    this.#open = new SealCheck(seal);
    log.seals.set(seal.n, this.#open);
  }

  #addEvent({ proof, ...event }: EventLine): void {
    this.#events += 1;
    if (proof === null) {
      this.#unsealed += 1;
      return;
    }
    if (!isProof(proof)) {
      throw new UnreadableExport('Expected an event with "proof". Export as NDJSON with proof.');
    }
    const check = this.#logs.get(proof.log)?.seals.get(proof.seal);
    if (!check) {
      throw new UnreadableExport(`Expected the line of seal ${proof.seal} before its events.`);
    }
    const halves = proof.salts.map((salt) => Buffer.from(salt, 'base64')) as unknown as Halves;
    const { leaf, marks } = hashEvent(event, halves);
    check.add(
      {
        id: String(event.id),
        index: proof.index,
        leaf,
        marks,
        sealedMarks: Buffer.from(proof.marks, 'base64'),
      },
      proof.path ? hashesOf(proof.path) : null,
    );
  }

  #report(...findings: Finding[]): void {
    for (const finding of findings) {
      if (this.#findings.length < MAX_FINDINGS) this.#findings.push(finding);
    }
  }
}

const hashesOf = (path: readonly string[]): Buffer[] =>
  path.map((hash) => Buffer.from(String(hash), 'base64'));

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const isRecord = (seal: SealRecord): boolean =>
  seal.v === 1 &&
  isCount(seal.n) &&
  isCount(seal.count) &&
  seal.count <= 1_000 &&
  typeof seal.root === 'string';

const isProof = (proof: EventProof | undefined): proof is EventProof =>
  typeof proof === 'object' &&
  isCount(proof.index) &&
  Array.isArray(proof.salts) &&
  proof.salts.length === 2 &&
  proof.salts.every((salt) =>
    [SALT_LENGTH, HASH_LENGTH].includes(Buffer.from(String(salt), 'base64').length),
  ) &&
  Buffer.from(String(proof.marks), 'base64').length === MARKS_LENGTH &&
  (proof.path === undefined || (Array.isArray(proof.path) && proof.path.length <= 64));

/** Whether the file has no event of the seal, and rightly so: all of them are before or after the range that was asked for. */
const isOutside = ({ record, isEmpty }: SealCheck, { from, to }: ExportFilters): boolean => {
  if (!isEmpty || record.from === null || record.to === null) return false;
  const isBefore = typeof from === 'string' && record.to < Date.parse(from);
  const isAfter = typeof to === 'string' && record.from >= Date.parse(to);
  return isBefore || isAfter;
};

/** Numbers of the seals that are `such`, as ranges without a gap. */
const rangesOf = (
  seals: Map<number, SealCheck>,
  such: (check: SealCheck) => boolean,
): [number, number][] => {
  const numbers = [...seals.values()]
    .filter(such)
    .map(({ record }) => record.n)
    .sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const n of numbers) {
    const last = ranges[ranges.length - 1];
    if (last && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges;
};
