import type { Finding } from '../contracts';
import { type ExportReport, printVerifierKey, type RecordsReport } from '../seal';
import type { Verification } from './verify';

/** Findings that are named; of more, the number. */
const MAX_NAMED = 10;

const number = (value: number): string => value.toLocaleString('en-US');

const PARTS = {
  facts: 'what happened and when',
  who: 'who did it and from where',
  what: 'what it was about',
} as const;

const STATES: Record<Finding['state'], string> = {
  altered: 'is not what was sealed',
  missing: 'is not whole',
  inserted: 'was never sealed at this place',
  reordered: 'was sealed at another place',
  forked: 'contradicts the checkpoint',
  'rolled-back': 'has fewer seals than the checkpoint says',
  'bad-signature': 'is not signed by the key',
  'unauthorised-prune': 'was removed, and no sealed event says so',
};

const subjectOf = ({ event, seal, state }: Finding): string => {
  if (event !== undefined) return `Event ${event}`;
  if (seal) return `Seal ${seal.n}`;
  if (state === 'bad-signature') return 'The checkpoint';
  return state === 'missing' || state === 'altered' ? 'The file' : 'The log';
};

/** A finding as a sentence, such as `Event 01a2…: what it was about is not what was sealed.` */
export const describeFinding = (finding: Finding): string => {
  const parts = (finding.parts ?? []).map((part) => PARTS[part]).join(', ');
  const subject = subjectOf(finding);
  return parts === ''
    ? `${subject} ${STATES[finding.state]}.`
    : `${subject}: ${parts} ${STATES[finding.state]}.`;
};

const keyOf = ({
  key,
  isKeyPinned,
}: {
  key: Parameters<typeof printVerifierKey>[0];
  isKeyPinned: boolean;
}) => `${printVerifierKey(key)} (${isKeyPinned ? 'the key you gave' : 'the key in the file'})`;

/** What the file says it was asked for; the events are proved to be all of that range only where none is missing. */
const rangeOf = ({ from, to }: ExportReport['filters']): string => {
  if (typeof from !== 'string') return '';
  return ` Asked for: from ${from}${typeof to === 'string' ? ` to ${to}` : ' on'}.`;
};

const describeExport = ({
  events,
  unsealed,
  logs,
  filters,
  isGapless,
  findings,
}: ExportReport): string[] => {
  if (findings.length > 0) return [];
  const proved = number(events - unsealed);
  const gaps = isGapless ? ', and none is missing between them' : '';
  const ranges = logs
    .flatMap(({ wholeSeals }) => wholeSeals.map(([first, last]) => `${first}–${last}`))
    .join(', ');
  return [
    `${proved} events are genuine and unaltered${gaps}.${ranges && isGapless ? ` Seals ${ranges}.` : ''}${rangeOf(filters)}`,
    ...logs.map(
      (log) => `Signed by ${keyOf(log)}. The log had ${number(log.checkpoint.size)} seals.`,
    ),
  ];
};

const COMPARISONS = {
  extends: 'The log of today extends it: nothing that it covers was changed.',
  'rolled-back': 'The log of today has fewer seals.',
  forked: 'The log of today contradicts it.',
  'other-log': 'It is from another log and was not compared.',
  'bad-signature': 'It is not signed by the key.',
} as const;

const describeRecords = (report: RecordsReport): string[] => [
  `Log ${report.log}: ${number(report.checkpoint.size)} seal records. Signed by ${keyOf(report)}.`,
  ...report.comparisons.map(
    (comparison, index) => `Checkpoint ${index + 1}: ${COMPARISONS[comparison]}`,
  ),
];

const describe = ({ exports, records, findings, weaknesses, csv }: Verification): string => {
  const named = findings.slice(0, MAX_NAMED).map(describeFinding);
  const more = findings.length - named.length;
  return [
    ...(findings.length > 0 ? ['NOT VERIFIED.', ...named] : []),
    ...(more > 0 ? [`And ${number(more)} more.`] : []),
    ...exports.flatMap(describeExport),
    ...(findings.length > 0 ? [] : records.flatMap(describeRecords)),
    ...(csv?.isProved ? [`${csv.file} is what was handed out.`] : []),
    ...weaknesses.map((weakness) => `Note: ${weakness}`),
  ].join('\n');
};

export const describeResult = (verification: Verification, isJson: boolean): string => {
  if (!isJson) return describe(verification);
  const { exports, records, findings, weaknesses, csv } = verification;
  const log = ({
    log: n,
    checkpoint,
    key,
    isKeyPinned,
  }: RecordsReport | ExportReport['logs'][number]) => ({
    log: n,
    origin: checkpoint.origin,
    seals: checkpoint.size,
    key: printVerifierKey(key),
    isKeyPinned,
  });
  return JSON.stringify(
    {
      findings,
      weaknesses,
      exports: exports.map(({ logs, events, unsealed, isGapless }) => ({
        events,
        unsealed,
        isGapless,
        logs: logs.map((one) => ({ ...log(one), wholeSeals: one.wholeSeals })),
      })),
      records: records.map((report) => ({ ...log(report), comparisons: report.comparisons })),
      csv,
    },
    null,
    2,
  );
};
