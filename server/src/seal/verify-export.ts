import type { Finding } from '../contracts';
import {
  type ExportEnd,
  type ExportFilters,
  type ExportHead,
  UnreadableExport,
} from './export-lines';
import type { VerifierKey } from './key';
import { erasedHalves, forgedHalves, hashEvent } from './leaf';
import { parseCheckpoint, type SignedCheckpoint, type Trust, trustIn } from './note';
import { readEnd, readEventLine, readHead, readObject, readSealLine } from './read-line';
import { printRecord, recordHash } from './record';
import { allowsRemoval, parseRemoval, type Removal } from './removal';
import { SealCheck } from './seal-check';
import { rootFromPath } from './tree';

/** What is known of one log whose events stand in the file. */
export interface VerifiedLog extends Trust {
  log: number;
  checkpoint: SignedCheckpoint;
  /** Seals of which every event is in the file, as ranges without a gap. */
  wholeSeals: [first: number, last: number][];
}

export interface ExportReport {
  events: number;
  /** Events that were not sealed yet. */
  unsealed: number;
  /** Events of which a half was erased. */
  erased: number;
  /**
   * Events of seals in the file that are gone, as a sealed event in the file allows: retention has
   * removed them.
   */
  removed: number;
  logs: VerifiedLog[];
  /** What was asked for when the file was made. */
  filters: ExportFilters;
  /** The first thousand. */
  findings: Finding[];
  /** Number of all findings. */
  found: number;
  /**
   * Whether the events are a range of whole seals of one log: then none is missing between them but
   * those that retention has removed.
   */
  isGapless: boolean;
}

interface OpenLog extends Omit<VerifiedLog, 'wholeSeals'> {
  /** Seals of which events may still come, by their numbers. */
  seals: Map<number, SealCheck>;
  /** Numbers of seals of which every event was found. */
  whole: Set<number>;
}

/** A finding more is counted, not kept. */
export const MAX_FINDINGS = 1_000;

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
  #found = 0;
  #head: ExportHead | null = null;
  #end: ExportEnd | null = null;
  #events = 0;
  #unsealed = 0;
  #erased = 0;
  /** What events with a proof say. Where one is not genuine, there is a finding. */
  readonly #removals: Removal[] = [];

  /**
   * `pinned` are keys known from elsewhere. Without one, the key in the file is used, which proves
   * less.
   */
  constructor(pinned: readonly VerifierKey[]) {
    this.#pinned = pinned;
  }

  /**
   * @throws {Error} if the line is not of an export with proof. The message says what was expected.
   */
  add(value: unknown): void {
    if (this.#end) throw new UnreadableExport('Expected nothing after the line {"end":…}.');
    const line = readObject(value);
    if (this.#head === null) this.#addHead(readHead(line));
    else if (Object.hasOwn(line, 'seal')) this.#addSeal(line);
    else if (Object.hasOwn(line, 'end')) this.#end = readEnd(line);
    else this.#addEvent(line);
  }

  /** @throws {UnreadableExport} when there was not even a first line. */
  end(): ExportReport {
    const head = this.#head;
    if (!head) throw new UnreadableExport('Expected an export with proof. The file is empty.');
    const logs = [...this.#logs.values()];
    for (const check of logs.flatMap(({ seals }) => [...seals.values()])) {
      check.end();
      this.#report(check);
    }
    const isWhole = this.#end?.events === this.#events && this.#end.unsealed === this.#unsealed;
    if (!isWhole) this.#add({ state: 'missing' });
    const { filters } = head;
    const removed = this.#removedSeals(logs, filters);
    const sealed = logs.filter(({ seals, whole }) => seals.size + whole.size > 0);
    return {
      events: this.#events,
      unsealed: this.#unsealed,
      erased: this.#erased,
      removed: [...removed].reduce((sum, { record }) => sum + record.count, 0),
      logs: logs.map(toVerifiedLog),
      filters,
      findings: this.#findings,
      found: this.#found,
      isGapless:
        isWhole &&
        this.#unsealed === 0 &&
        sealed.length === 1 &&
        sealed.every((log) => isGapless(log, filters, removed)),
    };
  }

  /** Seals of which no event is in the file, because retention was allowed to remove them. */
  #removedSeals(logs: OpenLog[], filters: ExportFilters): Set<SealCheck> {
    const isRemoved = (check: SealCheck) =>
      check.isEmpty &&
      !isOutside(check, filters) &&
      this.#removals.some((removal) => allowsRemoval(removal, check.record));
    return new Set(logs.flatMap(({ seals }) => [...seals.values()].filter(isRemoved)));
  }

  #addHead(head: ExportHead): void {
    this.#head = head;
    for (const { log, checkpoint: note, verifierKey } of head.logs) {
      if (this.#logs.has(log)) throw new UnreadableExport(`Expected log ${log} once.`);
      const checkpoint = parseCheckpoint(note);
      const trust = trustIn(checkpoint, this.#pinned, verifierKey);
      if (!trust.isSigned) this.#add({ state: 'bad-signature' });
      this.#logs.set(log, { log, checkpoint, ...trust, seals: new Map(), whole: new Set() });
    }
  }

  #addSeal(line: Record<string, unknown>): void {
    const { record, path } = readSealLine(line);
    const log = this.#logs.get(record.log);
    if (!log) throw new UnreadableExport('Expected a seal of a log that the first line names.');
    const { seals, whole } = log;
    const { n, count } = record;
    // Events that wait for the rest of their seal would never be checked.
    if (seals.has(n) || whole.has(n)) throw new UnreadableExport(`Expected seal ${n} once.`);
    const { root, size } = log.checkpoint;
    const computed = rootFromPath(recordHash(printRecord(record)), n, size, path);
    if (!computed?.equals(root)) this.#add({ state: 'altered', seal: { log: log.log, n } });
    if (count === 0) whole.add(n);
    else seals.set(n, new SealCheck(record));
  }

  #addEvent(line: Record<string, unknown>): void {
    const { event, proof } = readEventLine(line);
    this.#events += 1;
    if (!proof) {
      this.#unsealed += 1;
      return;
    }
    const { seal: n, index, halves, marks: sealedMarks, path } = proof;
    const log = this.#logs.get(proof.log);
    const check = log?.seals.get(n);
    if (!log || !check) {
      if (!log?.whole.has(n))
        throw new UnreadableExport(`Expected the line of seal ${n} before its events.`);
      this.#add({ state: 'inserted', event: event.id, seal: { log: log.log, n } });
      return;
    }
    if (erasedHalves(halves).length > 0) this.#erased += 1;
    const forged = forgedHalves(event, halves);
    if (forged.length > 0) check.report('altered', event, forged);
    const removal = parseRemoval(event);
    if (removal) this.#removals.push(removal);
    check.add({ id: event.id, index, ...hashEvent(event, halves), sealedMarks }, path);
    this.#report(check);
    if (!check.isWhole) return;
    log.seals.delete(n);
    log.whole.add(n);
  }

  #report(check: SealCheck): void {
    for (const finding of check.findings.splice(0)) this.#add(finding);
  }

  #add(finding: Finding): void {
    this.#found += 1;
    if (this.#findings.length < MAX_FINDINGS) this.#findings.push(finding);
  }
}

/**
 * Whether the file has no event of the seal, and rightly so: all of them are before or after the
 * range that was asked for.
 */
const isOutside = ({ record, isEmpty }: SealCheck, { from, to }: ExportFilters): boolean => {
  if (!isEmpty || record.from === null || record.to === null) return false;
  const isBefore = typeof from === 'string' && record.to < Date.parse(from);
  const isAfter = typeof to === 'string' && record.from >= Date.parse(to);
  return isBefore || isAfter;
};

/** Whether no event is missing between the first and the last seal of a log. */
const isGapless = (
  { seals, whole }: OpenLog,
  filters: ExportFilters,
  removed: ReadonlySet<SealCheck>,
): boolean => {
  const isRight = [...seals.values()].every(
    (check) => removed.has(check) || isOutside(check, filters),
  );
  return isRight && rangesOf([...whole, ...seals.keys()]).length === 1;
};

const toVerifiedLog = ({ log, checkpoint, key, isKeyPinned, isSigned, whole }: OpenLog) => ({
  ...{ log, checkpoint, key, isKeyPinned, isSigned },
  wholeSeals: rangesOf([...whole]),
});

/** Numbers as ranges without a gap. */
const rangesOf = (numbers: number[]): [number, number][] => {
  const ranges: [number, number][] = [];
  for (const n of numbers.sort((a, b) => a - b)) {
    const last = ranges[ranges.length - 1];
    if (last && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges;
};
