import type { Core } from '@strapi/strapi';
import type { RecordsHead } from '../seal';
import { walkSeals } from '../sequence';
import type { Snapshot } from './snapshot';

const CHUNK_LENGTH = 64 * 1024;

/**
 * The seal records of a log, one a line, below a line with its checkpoint. With them, any earlier
 * checkpoint can be checked.
 */
export async function* exportRecords(
  strapi: Core.Strapi,
  snapshot: Snapshot,
  from: number,
): AsyncGenerator<string> {
  const { log, checkpoint, verifierKey } = snapshot;
  const head: RecordsHead = { v: 1, log, checkpoint, verifierKey };
  yield `${JSON.stringify({ auditLogSeals: head })}\n`;
  let chunk = '';
  for await (const { record } of walkSeals(strapi, snapshot.head, ['record'], { from })) {
    chunk += `${record}\n`;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
