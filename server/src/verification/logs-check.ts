import type { Core } from '@strapi/strapi';
import type { SealRecord } from '../seal';
import {
  type HeadRow,
  isSignedHead,
  type KeyRing,
  readLogs,
  sealTable,
  walkSeals,
} from '../sequence';
import type { Findings } from './findings';
import { TreeCheck } from './tree-check';

/** Checks the records of a log that does not go on. Its events are in the seals of a later one. */
const checkClosed = async (
  strapi: Core.Strapi,
  head: HeadRow,
  findings: Findings,
): Promise<void> => {
  const tree = new TreeCheck(head, findings);
  for await (const row of walkSeals(strapi, head, ['n', 'record', 'nodes'])) tree.add(row);
  tree.end();
};

/** The checkpoint of the log before, as the first record of a log has it. */
const previousOf = async (strapi: Core.Strapi, { log }: HeadRow): Promise<string | null> => {
  const row = await sealTable(strapi).where({ log, n: 0 }).first('record');
  try {
    return (JSON.parse(row?.record ?? '') as SealRecord).opened?.previous ?? null;
  } catch {
    return null;
  }
};

/** Seals that belong to no log: the log was removed, or they lie behind its end. */
const checkUnowned = async (
  strapi: Core.Strapi,
  heads: readonly HeadRow[],
  findings: Findings,
): Promise<void> => {
  const rows = (await sealTable(strapi)
    .select('log')
    .max({ last: 'n' })
    .min({ first: 'n' })
    .groupBy('log')) as unknown as { log: number; first: number | string; last: number | string }[];
  // Read later than the seals: what was sealed meanwhile is in it.
  const sizes = new Map((await readLogs(strapi)).map(({ log, size }) => [log, size]));
  for (const { log, first, last } of rows) {
    const size = sizes.get(log);
    if (size === undefined) findings.addSeal('missing', { log, n: Number(last) });
    else if (Number(last) >= size) findings.addSeal('inserted', { log, n: Number(last) });
    else if (Number(first) < 0) findings.addSeal('inserted', { log, n: Number(first) });
  }
  for (const [index, { log }] of heads.entries()) {
    if (log !== index + 1) findings.addSeal('missing', { log: index + 1, n: 0 });
  }
};

/**
 * Checks the logs: that the newest checkpoint is signed, and that each earlier log is the one that
 * the next one was opened after, whole to its end.
 */
export const checkLogs = async (
  strapi: Core.Strapi,
  keys: KeyRing,
  newest: HeadRow,
  findings: Findings,
): Promise<void> => {
  const heads = (await readLogs(strapi)).filter(({ log }) => log <= newest.log);
  if (!isSignedHead(keys, newest)) findings.add({ state: 'bad-signature' });
  await checkUnowned(strapi, heads, findings);
  for (const [index, head] of heads.entries()) {
    const next = heads[index + 1];
    if (!next) continue;
    await checkClosed(strapi, head, findings);
    const previous = await previousOf(strapi, next);
    if (previous !== null && previous !== head.checkpoint) {
      findings.addSeal('forked', { log: head.log, n: head.size - 1 });
    }
  }
};
