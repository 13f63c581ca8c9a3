import { fileNameOf } from '../../../admin/src/pages/AuditLog/export/export-file';
import { ClosingLine, createRowCounter } from '../../../admin/src/pages/AuditLog/export/transfer';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const pieces = (text: string, size: number) => {
  const bytes = bytesOf(text);

  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  );
};

const takeOff = (text: string, size: number) => {
  const line = new ClosingLine();
  const passed = pieces(text, size).map((piece) => line.pass(piece));
  const end = line.end();

  return end && { rows: end.rows, text: Buffer.concat([...passed, end.rest]).toString('utf8') };
};

it.each([1, 7, 64, 1000])('takes the closing line off, in pieces of %d bytes', (size) => {
  const content = `${'“é”\r\n'.repeat(40)}`;

  expect(takeOff(`${content}Audit-Log-Rows: 40\n`, size)).toEqual({ rows: 40, text: content });
  expect(takeOff('Audit-Log-Rows: 0\n', size)).toEqual({ rows: 0, text: '' });
});

it.each(['', 'one\n', 'one\nAudit-Log-Rows: 12', 'oneAudit-Log-Rows: 1\n'])(
  'knows %j for a file that was cut',
  (text) => expect(takeOff(text, 5)).toBeNull(),
);

it('counts events, not the lines inside a value', () => {
  const csv = createRowCounter('csv');

  pieces('\uFEFFId,Changes\r\n1,"a: ""x""\nb\r\nc"\r\n2,\r\n', 3).forEach((piece) =>
    csv.add(piece),
  );
  expect(csv.rows).toBe(2);

  const ndjson = createRowCounter('ndjson');

  ndjson.add(bytesOf('{"id":"\\""}\n{"id":1}\n'));
  expect(ndjson.rows).toBe(2);
});

it.each([1, 7, 1000])('counts no line of proof as an event, in pieces of %d bytes', (size) => {
  const file = [
    '{"auditLogExport":{"v":1}}',
    '{"seal":{"v":1},"path":[]}',
    '{"id":"1","proof":{"seal":0}}',
    '{"id":"2","proof":null}',
    '{"end":{"events":2,"unsealed":1}}',
  ];
  const counter = createRowCounter('ndjson');

  pieces(`${file.join('\n')}\n`, size).forEach((piece) => counter.add(piece));
  expect(counter.rows).toBe(2);
});

it('names the file after its days', () => {
  const now = new Date(2026, 10, 24, 12);
  const days = { from: new Date(2026, 10, 1), to: new Date(2026, 10, 24) };

  expect(fileNameOf(days, now, 'csv')).toBe('audit-log_2026-11-01_2026-11-23.csv');
  expect(fileNameOf({ ...days, to: null }, now, 'ndjson')).toBe(
    'audit-log_2026-11-01_2026-11-24.ndjson',
  );
});
