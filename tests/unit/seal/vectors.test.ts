/**
 * Two verifiers and one format: the command line, and a script that was written from the
 * documentation.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { verify } from '../../../server/src/cli/verify';
import { hasPython, runPython } from '../../support/python';
import { vectors } from '../../support/vectors';

const FOLDER = path.resolve(__dirname, '../../vectors');

interface Case {
  name: string;
  files: string[];
  keys: string[];
  checkpoints: string[];
  csv: string | null;
  code: number;
  findings: object[];
}

const inFolder = (name: string): string => path.join(FOLDER, name);

const cases = JSON.parse(readFileSync(inFolder('cases.json'), 'utf8')) as Case[];

test('tests/vectors is what `npm run vectors` makes', () => {
  const made = vectors();
  expect(readdirSync(FOLDER).sort()).toEqual([...made.keys()].sort());
  const differing = [...made].filter(
    ([name, bytes]) => !readFileSync(inFolder(name)).equals(bytes),
  );
  expect(differing.map(([name]) => name)).toEqual([]);
});

const argumentsOf = ({ files, keys, checkpoints, csv }: Case): string[] => [
  ...files.map(inFolder),
  ...keys.flatMap((key) => ['--key', key]),
  ...checkpoints.flatMap((name) => ['--checkpoint', inFolder(name)]),
  ...(csv === null ? [] : ['--csv', inFolder(csv)]),
  '--json',
];

test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
  const { code, output = '' } = await verify(argumentsOf(one));
  const result = JSON.parse(output);
  if (one.code === 2)
    expect(result.error).toMatch(/^\S+: expected |^\S+, line \d+: [Ee]xpected .*\.$/);
  expect([code, result.code, result.findings ?? []]).toEqual([one.code, one.code, one.findings]);
});

(hasPython ? test : test.skip)('Python says the same of every case', async () => {
  const results = (await runPython('cases.py', FOLDER)) as { code: number; findings?: object[] }[];
  const said = results.map(({ code, findings = [] }, index) => [
    cases[index]!.name,
    code,
    findings,
  ]);
  expect(said).toEqual(cases.map(({ name, code, findings }) => [name, code, findings]));
});
