import { printVerifierKey, sha256, textsOf } from '../../../server/src/seal';
import { type Case, edited, printLines, without } from './case';
import { cleanedEvent, CSV } from './events';
import {
  allRecords,
  checkpointOf,
  cleanedLog,
  endLine,
  eventLine,
  headLine,
  key,
  previousKey,
  sealLine,
  wholeLog,
} from './log';

const log = wholeLog();
const text = printLines(log);

const erased = (line: ReturnType<typeof eventLine>, hash: Buffer): object => ({
  ...line,
  modifiedBy: { ...line.modifiedBy, name: null, email: null },
  source: null,
  request: line.request && { id: line.request.id },
  proof: { ...line.proof, salts: [hash.toString('base64'), line.proof?.salts[1]] },
});

/** The hash of who did it, as the leaf has it. */
const whoHash = (line: ReturnType<typeof eventLine>): Buffer =>
  sha256(Buffer.from(line.proof!.salts[0], 'base64'), textsOf(line).who);

const spelledOtherwise = text
  .replace(
    '"numbers":[0,0,1,0.1,1e+21,',
    '"numbers": [0.0, -0, 10e-1, 1E-1, 1000000000000000000000, ',
  )
  .replace('"category":"role","action":"created"', '"\\u0061ction":"created", "category":"role"');

/** What is genuine, if it proves all or not. */
export const genuine: Case[] = [
  { name: 'whole', content: log, code: 0 },
  { name: 'no-key', content: log, code: 3, keys: [] },
  { name: 'line-ends-of-windows', content: text.replaceAll('\n', '\r\n'), code: 0 },
  { name: 'byte-order-mark-and-empty-lines', content: `\uFEFF${text}\n\n`, code: 0 },
  { name: 'no-line-end-at-the-end', content: text.trimEnd(), code: 0 },
  { name: 'spelled-otherwise', content: spelledOtherwise, code: 0 },
  // They prove nothing.
  {
    name: 'marks-altered',
    content: edited(log, 3, (line) => {
      line.proof.marks = 'AAAAAAAA';
    }),
    code: 0,
  },
  {
    name: 'two-signatures',
    content: edited(log, 0, () => headLine({}, checkpointOf({ keys: [previousKey, key] }))),
    code: 0,
    keys: [printVerifierKey(previousKey)],
  },
  {
    name: 'outside-of-the-range',
    content: [
      headLine({ filters: { from: '2026-11-25T07:25:00.000Z' } }),
      sealLine(1),
      sealLine(2),
      eventLine(2, 0),
      eventLine(2, 1),
      endLine(2),
    ],
    code: 0,
  },
  {
    name: 'each-with-its-path',
    content: [
      headLine({ filters: { actor: 'admin:1' } }),
      sealLine(2),
      eventLine(2, 1, true),
      sealLine(1),
      eventLine(1, 0, true),
      eventLine(2, 0, true),
      endLine(3),
    ],
    code: 3,
  },
  {
    name: 'no-events-of-a-seal',
    content: [headLine(), sealLine(1), sealLine(2), eventLine(2, 0), eventLine(2, 1), endLine(2)],
    code: 3,
  },
  { name: 'removed-by-retention', content: cleanedLog(cleanedEvent()), code: 0 },
  {
    name: 'removed-too-early',
    content: cleanedLog(cleanedEvent({ until: '2026-11-25T07:24:00.000Z' })),
    code: 3,
  },
  {
    name: 'removed-by-no-list',
    content: cleanedLog({ ...cleanedEvent(), changes: [null, 'seals'] as never }),
    code: 3,
  },
  {
    name: 'removed-by-text',
    content: cleanedLog({ ...cleanedEvent(), changes: 'seals' as never }),
    code: 3,
  },
  { name: 'removed-of-another-log', content: cleanedLog(cleanedEvent({ log: 2 })), code: 3 },
  {
    name: 'seal-left-out',
    content: [headLine(), sealLine(0), sealLine(2), eventLine(2, 0), eventLine(2, 1), endLine(2)],
    code: 3,
  },
  {
    name: 'not-sealed-yet',
    content: [
      ...without(log, 9),
      { ...eventLine(1, 0), id: '019ac000-0000-7000-8000-000000000006', proof: null },
      endLine(6, 1),
    ],
    code: 3,
  },
  { name: 'no-events', content: [headLine(), endLine(0)], code: 3 },
  {
    name: 'erased',
    content: edited(log, 3, () => erased(eventLine(1, 0), whoHash(eventLine(1, 0)))),
    code: 3,
  },
  {
    name: 'checkpoint-of-same-size',
    content: log,
    code: 0,
    checkpoints: ['three-seals.checkpoint.txt'],
  },
  {
    name: 'checkpoint-of-other-size',
    content: log,
    code: 3,
    checkpoints: ['two-seals.checkpoint.txt'],
  },
  {
    name: 'checkpoint-of-other-log',
    content: log,
    code: 3,
    checkpoints: ['other-log.checkpoint.txt'],
  },
  {
    name: 'records',
    content: allRecords(),
    code: 0,
    checkpoints: ['two-seals.checkpoint.txt', 'three-seals.checkpoint.txt'],
  },
  { name: 'csv', content: log, code: 0, csv: 'export.csv' },
];

/** Files beside those of the cases. */
export const besides: Record<string, string> = {
  'export.csv': CSV,
  'altered.csv': CSV.replace('created', 'deleted'),
  'two-seals.checkpoint.txt': checkpointOf({ size: 2 }),
  'three-seals.checkpoint.txt': checkpointOf(),
  'other-log.checkpoint.txt': checkpointOf({ origin: 'cms.example.com/audit-log/another' }),
};
