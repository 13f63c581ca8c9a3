import { type Case, edited, printLines, without } from './case';
import { allRecords, endLine, eventLine, headLine, sealLine, wholeLog } from './log';

const log = wholeLog();
const text = printLines(log);

const contents: Record<string, Case['content']> = {
  empty: '',
  'no-json': 'Id,Action\n1,created\n',
  'no-object': '[]\n',
  'export-without-proof': printLines([wholeLog()[3]!]),
  'unknown-version': edited(log, 0, (line) => {
    line.auditLogExport.v = 2;
  }),
  'log-twice': edited(log, 0, (line) => {
    line.auditLogExport.logs.push(line.auditLogExport.logs[0]);
  }),
  'no-checkpoint': [headLine({}, 'no checkpoint'), endLine(0)],
  'broken-key': edited(log, 0, (line) => {
    line.auditLogExport.logs[0].verifierKey = 'cms.example.com/audit-log+00000000+AAAA';
  }),
  'seal-of-unknown-log': edited(log, 1, (line) => {
    line.seal.log = 2;
  }),
  'seal-twice': [...log.slice(0, 4), sealLine(1), ...log.slice(4)],
  'seal-with-another-member': edited(log, 1, (line) => {
    line.note = 'x';
  }),
  'event-before-its-seal': [log[0]!, eventLine(1, 0), ...without(log, 0, 3)],
  'event-with-another-member': edited(log, 3, (line) => {
    line.approvedBy = 'Mallory';
  }),
  'person-with-another-member': edited(log, 3, (line) => {
    line.modifiedBy.role = 'Super Admin';
  }),
  'event-without-a-member': edited(log, 3, (line) => {
    delete line.source;
  }),
  'entity-of-nothing': edited(log, 4, (line) => {
    line.entity = { type: null, id: null, label: null };
  }),
  'time-in-another-form': edited(log, 3, (line) => {
    line.occurredAt = '2026-11-25T07:24:01Z';
  }),
  'no-proof': edited(log, 3, (line) => {
    delete line.proof;
  }),
  'salt-too-long': edited(log, 3, (line) => {
    line.proof.salts[0] = Buffer.alloc(20).toString('base64');
  }),
  'salt-spelled-otherwise': edited(log, 3, (line) => {
    line.proof.salts[0] = line.proof.salts[0].replace('==', '');
  }),
  'path-of-short-hashes': edited(log, 1, (line) => {
    line.path[0] = 'AAAA';
  }),
  'something-after-the-end': [...log, endLine(5)],
  'name-twice': text.replace('"action":"created"', '"action":"deleted","action":"created"'),
  'number-too-large': text.replace('"more":0', '"more":1e999'),
  'too-deep': text.replace(
    '"after":"Editors"}],',
    `"after":${'['.repeat(2_000)}${']'.repeat(2_000)}}],`,
  ),
  'utf-16': Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'latin-1': Buffer.from(text.replace('Grüße', 'Gr\u00fc\u00dfe'), 'latin1'),
  'records-out-of-order': (() => {
    const [head, first, second, third] = allRecords();
    return [head!, first!, third!, second!];
  })(),
  'records-from-the-second-on': without(allRecords(), 1),
};

/** What is none of this format. */
export const unreadable: Case[] = Object.entries(contents).map(([name, content]) => ({
  name,
  content,
  code: 2,
  // The key of the file counts only where no other is known.
  ...(name === 'broken-key' && { keys: [] }),
}));
