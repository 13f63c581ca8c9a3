import type { Finding, GetSealResponse, SealStatus, SealWarning } from '../contracts';

/** How serious it is. It sets the colours of the line. */
export type SealTone = 'neutral' | 'success' | 'warning' | 'danger';

/** One part of the line; `audit-log.seal.line.<what>` is its text. */
export type SealPart =
  | { what: 'off' | 'unsealed' | 'unknown' | 'verifying' }
  | { what: 'stopped' | 'contradicted' | 'late' | 'key-changed' }
  | { what: 'changed' | 'findings'; count: number }
  | { what: 'verified' | 'sealed'; at: string }
  | { what: 'adopting'; percent: number }
  | { what: 'waiting'; count: number; isCapped: boolean };

export interface SealLine {
  tone: SealTone;
  parts: [SealPart, ...SealPart[]];
}

const OF_EVENTS: Finding['state'][] = ['altered', 'missing', 'inserted', 'reordered'];

/** Warnings that matter more than the last verification, the worst first. */
const GRAVE: [SealWarning, SealLine][] = [
  ['sealing-stopped', { tone: 'danger', parts: [{ what: 'stopped' }] }],
  ['rolled-back', { tone: 'danger', parts: [{ what: 'contradicted' }] }],
  ['forked', { tone: 'danger', parts: [{ what: 'contradicted' }] }],
];

const LESSER: [SealWarning, SealLine][] = [
  ['key-changed', { tone: 'warning', parts: [{ what: 'key-changed' }] }],
  ['sealing-late', { tone: 'warning', parts: [{ what: 'late' }] }],
];

const warned = ({ warnings }: SealStatus, lines: typeof GRAVE): SealLine | undefined =>
  lines.find(([code]) => warnings.includes(code))?.[1];

const failed = ({ lastVerification }: SealStatus): SealLine | null => {
  if (lastVerification?.result !== 'failed') return null;
  const { findings, found } = lastVerification;
  const isOfEvents = findings.every(({ state }) => OF_EVENTS.includes(state));

  return { tone: 'danger', parts: [{ what: isOfEvents ? 'changed' : 'findings', count: found }] };
};

/** Only a verification is a success: sealed events may have been altered since. */
const usual = ({ lastVerification, sealedUntil }: SealStatus): SealLine => {
  if (lastVerification) {
    return { tone: 'success', parts: [{ what: 'verified', at: lastVerification.at }] };
  }

  return {
    tone: 'neutral',
    parts: [sealedUntil === null ? { what: 'unsealed' } : { what: 'sealed', at: sealedUntil }],
  };
};

/** The line under the title: the worst first, and never more than was proved. */
export const sealLine = (seal: GetSealResponse['data']): SealLine => {
  if (!seal.isOn) {
    return { tone: 'neutral', parts: [{ what: 'off' }] };
  }
  const { tone, parts } =
    warned(seal, GRAVE) ?? failed(seal) ?? warned(seal, LESSER) ?? usual(seal);
  const { adoption, waiting, waitingIsCapped, isVerifying } = seal;

  return {
    tone,
    parts: [
      ...parts,
      ...(isVerifying ? [{ what: 'verifying' as const }] : []),
      ...(adoption ? [{ what: 'adopting' as const, percent: adoption.percent }] : []),
      ...(waiting > 0
        ? [{ what: 'waiting' as const, count: waiting, isCapped: waitingIsCapped }]
        : []),
    ],
  };
};

const CONFLICT = 409;

/**
 * The line when the server answers with an error. `null`: no line, for readers without permission.
 */
export const sealLineOfError = (status: number | null): SealLine | null => {
  if (status === 401 || status === 403) return null;

  return status === CONFLICT
    ? { tone: 'neutral', parts: [{ what: 'unsealed' }] }
    : { tone: 'warning', parts: [{ what: 'unknown' }] };
};
