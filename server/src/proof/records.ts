import type { Core } from '@strapi/strapi';
import type { RecordsHead } from '../seal';
import { sealsOf, type Snapshot } from './snapshot';

const AT_ONCE = 1_000;

/** The record of every seal from number `from` on, as text, in pages. */
export async function* readRecords(
  strapi: Core.Strapi,
  snapshot: Pick<Snapshot, 'head'>,
  from = 0,
): AsyncGenerator<{ n: number; record: string }[]> {
  for (let n = from; n < snapshot.head.size; n += AT_ONCE) {
    const rows = await sealsOf(strapi, snapshot)
      .select('n', 'record')
      .whereBetween('n', [n, n + AT_ONCE - 1])
      .orderBy('n');
    yield rows.map((row) => ({ n: Number(row.n), record: row.record }));
  }
}

/** The seal records of a log, one a line, below a line with its checkpoint. With them, any earlier checkpoint can be checked. */
export async function* exportRecords(
  strapi: Core.Strapi,
  snapshot: Snapshot,
  from: number,
): AsyncGenerator<string> {
  const { log, checkpoint, verifierKey } = snapshot;
  const head: RecordsHead = { v: 1, log, checkpoint, verifierKey };
  yield `${JSON.stringify({ auditLogSeals: head })}\n`;
  for await (const records of readRecords(strapi, snapshot, from)) {
    yield records.map(({ record }) => `${record}\n`).join('');
  }
}
