import type { EventPart, Finding } from '../../../server/src/contracts';
import {
  type Halves,
  hashEvent,
  printVerifierKey,
  sha256,
  textsOf,
} from '../../../server/src/seal';
import { type Case, edited, without } from './case';
import {
  allRecords,
  checkpointOf,
  endLine,
  eventLine,
  forkedRoot,
  headLine,
  ORIGIN,
  sealLine,
  SEALS,
  strangersKey,
  wholeLog,
} from './log';

const log = wholeLog();

const seal = (n: number) => ({ log: 1, n });

const event = (
  state: Finding['state'],
  n: number,
  index: number,
  parts: EventPart[] = [],
): Finding => ({
  state,
  event: SEALS[n]!.events[index]!.id,
  seal: seal(n),
  ...(parts.length > 0 && { parts }),
});

const ofSeal = (state: Finding['state'], n: number): Finding => ({ state, seal: seal(n) });

const FILE_MISSING: Finding = { state: 'missing' };

/** The first event with another action, and marks that fit it. */
const withMarks = (): object => {
  const line = { ...eventLine(1, 0), action: 'deleted' };
  const { proof, ...changed } = line;
  const halves = proof!.salts.map((salt) => Buffer.from(salt, 'base64')) as unknown as Halves;
  const marks = hashEvent(changed, halves).marks.toString('base64');
  return { ...line, proof: { ...proof, marks } };
};

/** The first event with another name, under cover of an erasure. */
const forgedErasure = (): object => {
  const line = eventLine(1, 0);
  const [who, what] = line.proof!.salts;
  const hash = sha256(Buffer.from(who, 'base64'), textsOf(line).who).toString('base64');
  return {
    ...line,
    modifiedBy: { ...line.modifiedBy, name: 'Mallory' },
    proof: { ...line.proof, salts: [hash, what] },
  };
};

const withCheckpoint = (checkpoint: string): object[] =>
  edited(log, 0, () => headLine({}, checkpoint));

const altered: Case[] = [
  {
    name: 'facts-altered',
    content: edited(log, 3, (line) => {
      line.action = 'deleted';
    }),
    code: 1,
    findings: [event('altered', 1, 0, ['facts'])],
  },
  {
    name: 'time-altered-by-a-millisecond',
    content: edited(log, 5, (line) => {
      line.occurredAt = '2026-11-25T07:24:03.998Z';
    }),
    code: 1,
    findings: [event('altered', 1, 2, ['facts'])],
  },
  {
    name: 'who-altered',
    content: edited(log, 3, (line) => {
      line.modifiedBy.name = 'Ada Lovelacf';
    }),
    code: 1,
    findings: [event('altered', 1, 0, ['who'])],
  },
  {
    name: 'what-altered',
    content: edited(log, 7, (line) => {
      line.changes[0].after.nested[2][1] = false;
    }),
    code: 1,
    findings: [event('altered', 2, 0, ['what'])],
  },
  {
    name: 'everything-altered',
    content: edited(log, 4, (line) => {
      line.entity = { type: 'admin::user', id: '1', label: 'Ada Lovelace' };
      line.source = null;
    }),
    code: 1,
    findings: [event('altered', 1, 1, ['facts', 'who', 'what'])],
  },
  {
    name: 'altered-with-its-path',
    content: [
      headLine(),
      sealLine(1),
      edited([eventLine(1, 1, true)], 0, (line) => {
        line.attempts = 1;
      })[0]!,
      endLine(1),
    ],
    code: 1,
    findings: [event('altered', 1, 1, ['facts'])],
  },
  {
    name: 'altered-and-marks-as-well',
    content: edited(log, 3, withMarks),
    code: 1,
    findings: [ofSeal('altered', 1)],
  },
  {
    name: 'salt-altered',
    content: edited(log, 3, (line) => {
      line.proof.salts[0] = line.proof.salts[1];
    }),
    code: 1,
    findings: [event('altered', 1, 0, ['who'])],
  },
  {
    name: 'erasure-forged',
    content: edited(log, 3, forgedErasure),
    code: 1,
    findings: [event('altered', 1, 0, ['who'])],
  },
  {
    name: 'record-altered',
    content: edited(log, 2, (line) => {
      line.seal.at += 1;
    }),
    code: 1,
    findings: [ofSeal('altered', 1)],
  },
  {
    name: 'path-of-seal-altered',
    content: edited(log, 6, (line) => {
      line.path = [sealLine(1).path[0]];
    }),
    code: 1,
    findings: [ofSeal('altered', 2)],
  },
];

const moved: Case[] = [
  {
    name: 'event-removed',
    content: edited(without(log, 4), 8, () => endLine(4)),
    code: 1,
    findings: [ofSeal('missing', 1)],
  },
  {
    name: 'event-removed-and-counted',
    content: without(log, 8),
    code: 1,
    findings: [ofSeal('missing', 2), FILE_MISSING],
  },
  { name: 'cut', content: without(log, 9), code: 1, findings: [FILE_MISSING] },
  {
    name: 'event-twice',
    content: [...log.slice(0, 5), eventLine(1, 0), ...log.slice(5, 9), endLine(6)],
    code: 1,
    findings: [event('inserted', 1, 0)],
  },
  {
    name: 'event-twice-after-its-seal',
    content: [...log.slice(0, 9), eventLine(1, 0), endLine(6)],
    code: 1,
    findings: [event('inserted', 1, 0)],
  },
  {
    name: 'event-of-no-place',
    content: edited(log, 3, (line) => {
      line.proof.index = 3;
    }),
    code: 1,
    findings: [event('inserted', 1, 0), ofSeal('missing', 1)],
  },
  {
    name: 'events-swapped',
    content: edited(
      edited(log, 3, (line) => {
        line.proof.index = 1;
      }),
      4,
      (line) => {
        line.proof.index = 0;
      },
    ),
    code: 1,
    findings: [ofSeal('altered', 1)],
  },
  {
    name: 'proof-taken-away',
    content: edited(
      edited(log, 3, (line) => ({ ...line, proof: null })),
      9,
      () => endLine(5, 1),
    ),
    code: 1,
    findings: [ofSeal('missing', 1)],
  },
  {
    name: 'proofs-not-counted',
    content: edited(log, 9, () => endLine(5, 1)),
    code: 1,
    findings: [FILE_MISSING],
  },
];

const BAD_SIGNATURE: Finding = { state: 'bad-signature' };

const signed: Case[] = [
  {
    name: 'root-altered',
    content: withCheckpoint(
      checkpointOf().replace(/\n[^\n]{44}\n/, `\n${sha256('another').toString('base64')}\n`),
    ),
    code: 1,
    findings: [BAD_SIGNATURE, ...[0, 1, 2].map((n) => ofSeal('altered', n))],
  },
  {
    name: 'size-altered',
    content: withCheckpoint(checkpointOf().replace('\n3\n', '\n4\n')),
    code: 1,
    findings: [BAD_SIGNATURE, ofSeal('altered', 2)],
  },
  {
    name: 'origin-altered',
    content: withCheckpoint(checkpointOf().replace(`${ORIGIN}\n`, `${ORIGIN}1\n`)),
    code: 1,
    findings: [BAD_SIGNATURE],
  },
  {
    name: 'signed-by-a-stranger',
    content: withCheckpoint(checkpointOf({ keys: [strangersKey] })),
    code: 1,
    findings: [BAD_SIGNATURE],
  },
  {
    name: 'signed-by-a-stranger-who-names-his-key',
    content: edited(withCheckpoint(checkpointOf({ keys: [strangersKey] })), 0, (line) => {
      line.auditLogExport.logs[0].verifierKey = printVerifierKey(strangersKey);
    }),
    code: 1,
    findings: [BAD_SIGNATURE],
  },
  {
    name: 'known-key-is-another',
    content: log,
    code: 1,
    keys: [printVerifierKey(strangersKey)],
    findings: [BAD_SIGNATURE],
  },
];

const kept: Case[] = [
  {
    name: 'checkpoint-forked',
    content: log,
    code: 1,
    checkpoints: ['forked-three.checkpoint.txt'],
    findings: [{ state: 'forked' }],
  },
  {
    name: 'checkpoint-of-a-stranger',
    content: log,
    code: 1,
    checkpoints: ['stranger.checkpoint.txt'],
    findings: [BAD_SIGNATURE],
  },
  {
    name: 'records-forked',
    content: allRecords(),
    code: 1,
    checkpoints: ['two-seals.checkpoint.txt', 'forked-two.checkpoint.txt'],
    findings: [{ state: 'forked' }],
  },
  {
    name: 'records-rolled-back',
    content: allRecords(),
    code: 1,
    checkpoints: ['four-seals.checkpoint.txt'],
    findings: [{ state: 'rolled-back' }],
  },
  {
    name: 'records-and-a-checkpoint-of-a-stranger',
    content: allRecords(),
    code: 1,
    checkpoints: ['stranger.checkpoint.txt'],
    findings: [BAD_SIGNATURE],
  },
  {
    name: 'records-altered',
    content: edited(allRecords(), 2, (record) => {
      record.count = 2;
    }),
    code: 1,
    findings: [{ state: 'altered' }],
  },
  {
    name: 'records-cut',
    content: without(allRecords(), 3),
    code: 1,
    findings: [FILE_MISSING],
  },
  {
    name: 'records-with-one-more',
    content: [...allRecords(), { ...SEALS[2]!.record, n: 3 }],
    code: 1,
    findings: [{ state: 'altered' }],
  },
  {
    name: 'csv-altered',
    content: log,
    code: 1,
    csv: 'altered.csv',
    findings: [{ state: 'altered' }],
  },
];

/** What is not as it was sealed. */
export const faults: Case[] = [...altered, ...moved, ...signed, ...kept];

/** Checkpoints that contradict the log. */
export const contradictions: Record<string, string> = {
  'forked-two.checkpoint.txt': checkpointOf({ size: 2, root: forkedRoot(2) }),
  'forked-three.checkpoint.txt': checkpointOf({ root: forkedRoot(3) }),
  'four-seals.checkpoint.txt': checkpointOf({ size: 4, root: forkedRoot(3) }),
  'stranger.checkpoint.txt': checkpointOf({ keys: [strangersKey] }),
};
