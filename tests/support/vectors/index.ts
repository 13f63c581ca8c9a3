import { halvesFromSecret, hashEvent, sha256, textsOf } from '../../../server/src/seal';
import { type Case, KEYS, printLines } from './case';
import { EVENTS } from './events';
import { contradictions, faults } from './faults';
import { besides, genuine } from './genuine';
import { unreadable } from './unreadable';

const CASES: readonly Case[] = [...genuine, ...faults, ...unreadable];

const bytesOf = ({ content }: Case): Buffer => {
  if (Buffer.isBuffer(content)) return content;
  return Buffer.from(typeof content === 'string' ? content : printLines(content));
};

const listed = ({ name, keys = KEYS, checkpoints = [], csv, code, findings = [] }: Case) => ({
  name,
  files: [`${name}.ndjson`],
  keys,
  checkpoints,
  csv: csv ?? null,
  code,
  findings,
});

/** How the first event becomes a leaf, step by step. */
const leaf = (): object => {
  const [event] = EVENTS[0];
  const halves = halvesFromSecret(sha256('the secret of seal 1'), 0);
  const texts = textsOf(event!);
  const base64 = (bytes: Buffer) => bytes.toString('base64');
  return {
    F: texts.facts,
    A: texts.who,
    S: texts.what,
    saltA: base64(halves[0]),
    saltS: base64(halves[1]),
    hF: base64(sha256(texts.facts)),
    hA: base64(sha256(halves[0], texts.who)),
    hS: base64(sha256(halves[1], texts.what)),
    leaf: base64(hashEvent(event!, halves).leaf),
  };
};

const printed = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** All files of the test vectors, by their names. */
export const vectors = (): Map<string, Buffer> =>
  new Map([
    ...CASES.map((one) => [`${one.name}.ndjson`, bytesOf(one)] as const),
    ...Object.entries({ ...besides, ...contradictions }).map(
      ([name, text]) => [name, Buffer.from(text)] as const,
    ),
    ['leaf.json', printed(leaf())],
    ['cases.json', printed(CASES.map(listed))],
  ]);
