import type { EventPart, Finding } from '../contracts';
import { canonical } from '../seal';

/** Further findings are only counted. */
const MAX_KEPT = 10_000;

/** Identifies a finding, whatever else is known about it. */
export const keyOfFinding = ({ state, event, seal, index }: Finding): string =>
  canonical({ state, event: event ?? null, seal: seal ?? null, index: index ?? null });

/** What a verification has found so far. */
export class Findings {
  readonly #kept: Finding[] = [];
  readonly #keys = new Set<string>();
  #more = 0;

  /** Adds one that was not found before. */
  add(finding: Finding): void {
    const key = keyOfFinding(finding);
    if (this.#keys.has(key)) return;
    if (this.#kept.length >= MAX_KEPT) return this.addUnnamed();
    this.#keys.add(key);
    this.#kept.push(finding);
  }

  /** Counts one that is not named. */
  addUnnamed(): void {
    this.#more += 1;
  }

  /** Something is wrong with what is kept of a seal. */
  addSeal(state: Finding['state'], seal: SealName): void {
    this.add({ state, seal: { log: seal.log, n: seal.n } });
  }

  /**
   * Whether something is wrong with the seals themselves, so that it is not sure which events they
   * had.
   */
  get isOfSeals(): boolean {
    return this.#kept.some(({ event, index }) => event === undefined && index === undefined);
  }

  /** Those that nobody has acknowledged, and how many there are of both. */
  without(acknowledged: ReadonlySet<string>): {
    findings: Finding[];
    found: number;
    acknowledged: number;
  } {
    const findings = this.#kept.filter((finding) => !acknowledged.has(keyOfFinding(finding)));
    return {
      findings,
      found: findings.length + this.#more,
      acknowledged: this.#kept.length - findings.length,
    };
  }
}

export interface SealName {
  log: number;
  n: number;
}

/** An event that does not stand where it was sealed. */
export interface Stray {
  id: number;
  /** The id of the event. */
  event: string;
  /** The place where it stands now; `null`: no event was sealed there. */
  place: Place | null;
  /** What differs there, where it is known. */
  parts: EventPart[];
}

/** The place of a sealed event. */
export interface Place extends SealName {
  index: number;
}
