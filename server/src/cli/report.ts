import type { Finding } from '../contracts';
import { type ExportReport, printVerifierKey, type RecordsReport } from '../seal';
import { counted, number, printable } from './printable';
import type { CommandResult } from './result';
import type { Verification } from './verification';

/** Findings that are named; of more, the number. */
const MAX_NAMED = 10;

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
  forked: 'contradicts the checkpoint that was kept',
  'rolled-back': 'has fewer seals than the checkpoint that was kept says',
  'bad-signature': 'is not signed by the key',
  'unauthorised-prune': 'was removed, and no sealed event says so',
};

const subjectOf = ({ event, seal, state }: Finding): string => {
  if (event !== undefined) return `Event ${printable(event)}`;
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
}) =>
  `${printable(printVerifierKey(key))} (${isKeyPinned ? 'the key you gave' : 'the key in the file'})`;

/**
 * What the file says it was asked for; the events are proved to be all of that range only where
 * none is missing.
 */
const rangeOf = ({ from, to }: ExportReport['filters']): string => {
  if (typeof from !== 'string') return '';
  return ` Asked for: from ${printable(from)}${typeof to === 'string' ? ` to ${printable(to)}` : ' on'}.`;
};

const describeExport = (report: ExportReport): string[] => {
  const { events, unsealed, removed, logs, filters, isGapless } = report;
  const proved = counted(events - unsealed, ['event is', 'events are']);
  const gaps = isGapless ? ', and none is missing between them' : '';
  const ranges = logs
    .flatMap(({ wholeSeals }) => wholeSeals.map(([first, last]) => `${first}–${last}`))
    .join(', ');
  return [
    `${proved} genuine and unaltered${gaps}.${ranges && isGapless ? ` Seals ${ranges}.` : ''}${rangeOf(filters)}`,
    ...(removed > 0
      ? [
          `${counted(removed, ['event was', 'events were'])} removed by retention, as a sealed event says.`,
        ]
      : []),
    ...logs.map(
      (log) =>
        `Signed by ${keyOf(log)}. The log had ${counted(log.checkpoint.size, ['seal', 'seals'])}.`,
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
  `Log ${report.log}: ${counted(report.checkpoint.size, ['seal record', 'seal records'])}. Signed by ${keyOf(report)}.`,
  ...report.comparisons.map(
    (comparison, index) => `Checkpoint ${index + 1}: ${COMPARISONS[comparison]}`,
  ),
];

const describe = (verification: Verification): string => {
  const { exports, records, findings, found, weaknesses, csv } = verification;
  const named = findings.slice(0, MAX_NAMED).map(describeFinding);
  const more = found - named.length;
  return [
    ...(found > 0 ? ['NOT VERIFIED.', ...named] : []),
    ...(more > 0 ? [`And ${number(more)} more.`] : []),
    ...(found > 0 ? [] : exports.flatMap(describeExport)),
    ...(found > 0 ? [] : records.flatMap(describeRecords)),
    ...(csv?.isProved ? [`${csv.file} is what was handed out.`] : []),
    ...weaknesses.map((weakness) => `Note: ${weakness}`),
  ].join('\n');
};

/** The result as text, or as JSON for programs. */
export const describeResult = (
  code: CommandResult['code'],
  verification: Verification,
  isJson: boolean,
): string => {
  if (!isJson) return describe(verification);
  const { exports, records, findings, found, weaknesses, csv } = verification;
  return JSON.stringify(
    {
      code,
      findings,
      found,
      weaknesses,
      exports: exports.map(({ logs, events, unsealed, erased, removed, isGapless }) => ({
        events,
        unsealed,
        erased,
        removed,
        isGapless,
        logs: logs.map((log) => ({ ...summaryOf(log), wholeSeals: log.wholeSeals })),
      })),
      records: records.map((report) => ({
        ...summaryOf(report),
        comparisons: report.comparisons,
      })),
      csv,
    },
    null,
    2,
  );
};

const summaryOf = ({
  log,
  checkpoint,
  key,
  isKeyPinned,
}: RecordsReport | ExportReport['logs'][number]) => ({
  log,
  origin: checkpoint.origin,
  seals: checkpoint.size,
  key: printVerifierKey(key),
  isKeyPinned,
});
