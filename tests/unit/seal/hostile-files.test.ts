/**
 * Files that were made to harm or to mislead: the command line ends with exit code 2 and a
 * sentence, in little memory.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { verify } from '../../../server/src/cli/verify';
import { ExportVerifier, readRecordsHead, RecordsVerifier } from '../../../server/src/seal';

const ROOT = path.resolve(__dirname, '../../..');
const VECTORS = path.join(ROOT, 'tests/vectors');
const WHOLE = path.join(VECTORS, 'whole.ndjson');
const MB = 1024 * 1024;

let folder: string;
let whole: string;
let key: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'audit-log-hostile-'));
  whole = await readFile(WHOLE, 'utf8');
  const cases = JSON.parse(await readFile(path.join(VECTORS, 'cases.json'), 'utf8'));
  key = cases[0].keys[0];
});

afterAll(() => rm(folder, { recursive: true }));

const save = async (name: string, content: string | Buffer): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
};

interface Ended {
  code: number | null;
  output: string;
  error: string;
}

/**
 * The command in a process of its own that has 64 MB for its values, and would be killed by more.
 */
const run = (args: string[], input?: string | Buffer): Promise<Ended> =>
  new Promise((resolve) => {
    const options = [
      '--max-old-space-size=64',
      '-r',
      'esbuild-register',
      'server/src/cli/index.ts',
    ];
    const child = spawn(process.execPath, [...options, 'verify', ...args], { cwd: ROOT });
    let output = '';
    let error = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (error += chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('close', (code) => resolve({ code, output, error }));
  });

const first = (): string => `${whole.split('\n')[0]}\n`;

const HUGE: Record<string, () => string | Buffer> = {
  'a million levels deep': () => first() + '['.repeat(1_000_000) + ']'.repeat(1_000_000),
  'a million objects deep': () => `${first()}${'{"a":'.repeat(700_000)}1${'}'.repeat(700_000)}`,
  'a line of 100 MB': () => first() + 'x'.repeat(100 * MB),
  'a line of 100 MB of lists': () => Buffer.alloc(100 * MB, '[],'),
  'a packed line of 200 MB': () => gzipSync(Buffer.alloc(200 * MB, 'x')),
  'a binary': () => Buffer.from(Array.from({ length: MB }, (_, index) => (index * 7919) % 256)),
};

test.each(Object.keys(HUGE))('%s', async (name) => {
  const file = await save('huge.ndjson', HUGE[name]!());
  const { code, output, error } = await run([file]);
  expect([code, output, error]).toEqual([2, '', expect.stringMatching(/^\S+, line \d: .*\.\n$/)]);
});

test('standard input, packed or not, is read as a file is', async () => {
  const plain = await run(['-', '--key', key], whole);
  expect(plain).toMatchObject({ code: 0, error: '' });
  expect(await run(['-', '--key', key], gzipSync(whole))).toEqual(plain);
  expect((await run(['-', '--key', key], '')).error).toBe(
    '-: expected an export. The file is empty.\n',
  );
});

test('an option that there is not is refused', async () => {
  const { code, error } = await run([WHOLE, '--kye', key]);
  expect([code, error]).toEqual([2, expect.stringContaining("'--kye'")]);
});

const failure = async (...args: string[]): Promise<string | undefined> => {
  const { code, error } = await verify(args);
  expect(code).toBe(2);
  return error;
};

test('what cannot be read is said', async () => {
  const packed = gzipSync(whole);
  const cut = await save('cut.gz', packed.subarray(0, packed.length / 2));
  expect(await failure(cut)).toMatch(/: the file is cut\. Export it once more\.$/);
  const damaged = await save(
    'damaged.gz',
    Buffer.concat([packed.subarray(0, 20), Buffer.alloc(99)]),
  );
  expect(await failure(damaged)).toMatch(/: the file is damaged\. Export it once more\.$/);
  expect(await failure(folder)).toMatch(/: it is a folder\.$/);
  expect(await failure(path.join(folder, 'none'))).toMatch(/: there is no such file\.$/);
  expect(await failure(WHOLE, '--key', 'x')).toMatch(/^Expected a verifier key/);
  expect(await failure()).toMatch(/^Usage: /);
});

test('a checkpoint that is none is refused, however long it is', async () => {
  const text = await save('long.txt', 'x'.repeat(10 * MB));
  expect(await failure(WHOLE, '--checkpoint', text)).toMatch(
    /: Expected a checkpoint of at most 4096 characters\.$/,
  );
  const utf16 = await save('utf16.txt', Buffer.from('\uFEFFcms', 'utf16le'));
  expect(await failure(WHOLE, '--checkpoint', utf16)).toMatch(/: expected UTF-8\.$/);
});

test('--quiet prints nothing, --json prints an object, whatever comes', async () => {
  const altered = path.join(VECTORS, 'facts-altered.ndjson');
  for (const [file, code] of [[WHOLE, 3] as const, [altered, 1] as const, [folder, 2] as const]) {
    expect(await verify([file, '--quiet'])).toEqual({ code });
    const { output = '' } = await verify([file, '--json']);
    expect(JSON.parse(output)).toMatchObject({ code });
  }
});

test('the first ten findings are named, and the number of the others', async () => {
  const many = whole
    .split('\n')
    .flatMap((line) => (line.startsWith('{"id"') ? Array<string>(4).fill(line) : line))
    .join('\n');
  const { code, output = '' } = await verify([await save('many.ndjson', many)]);
  const lines = output.split('\n');
  expect([code, lines[0], lines[11]]).toEqual([1, 'NOT VERIFIED.', 'And 6 more.']);
});

test('what a file says cannot write over what was found', async () => {
  const hostile = whole.replace('00000000001"', '00000000001\\u001b[2J\\nVERIFIED"');
  const { output = '' } = await verify([await save('escape.ndjson', hostile)]);
  // eslint-disable-next-line no-control-regex
  expect(output).not.toMatch(/\u001b|^VERIFIED/m);
});

/** Copies of a value in which one thing within it is another one. */
function* mutated(value: unknown): Generator<unknown> {
  for (const other of [null, true, -1, 1.5, 2 ** 53, 'x', '', [], {}, [null], { v: 1 }])
    yield other;
  if (value === null || typeof value !== 'object') return;
  for (const [name, item] of Object.entries(value)) {
    for (const other of mutated(item)) {
      yield Array.isArray(value)
        ? value.map((one, at) => (String(at) === name ? other : one))
        : { ...value, [name]: other };
    }
  }
}

/** The number of findings; the message where it is none of the format. */
const saidOf = (lines: unknown[]): number | string => {
  try {
    const [head, ...records] = lines;
    const isRecords = typeof head === 'object' && head !== null && 'auditLogSeals' in head;
    const verifier = isRecords
      ? new RecordsVerifier(readRecordsHead(head), [], [])
      : new ExportVerifier([]);
    for (const line of isRecords ? records : lines) verifier.add(line);
    const report = verifier.end();
    return report.findings.length;
  } catch (error) {
    return (error as Error).message;
  }
};

test.each([
  ['whole.ndjson', 4],
  ['each-with-its-path.ndjson', 3],
  ['records.ndjson', 2],
])('%s with anything in any place is found or refused', async (name, count) => {
  const text = await readFile(path.join(VECTORS, name), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const said = [...lines.keys()]
    .filter((at) => at < count || at === lines.length - 1)
    .flatMap((at) =>
      [...mutated(lines[at])].map((other) =>
        saidOf(lines.map((line, index) => (index === at ? other : line))),
      ),
    );
  const messages = said.filter((one) => typeof one === 'string');
  expect(messages.filter((one) => !/^Expected |parts of the verifier key/.test(one))).toEqual([]);
  expect(messages.length).toBeGreaterThan(50);
});
