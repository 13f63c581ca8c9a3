import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { conflict, notFound } from '../answerable-error';
import type { GetSealResponse, SealStatus, SealWarning } from '../contracts';
import { getService } from '../get-service';
import {
  exportRecords,
  proveEvent,
  readSealStatus,
  type Snapshot,
  snapshotOf,
  takeSnapshot,
} from '../proof';
import { isEventId, noSuchEvent, wholeNumber } from '../query';
import { reportFailure } from '../report-failure';
import { readLog } from '../sequence';
import { sealingOf } from '../services';
import { validate } from './validate';

/** Longer than any event waits, even where another process has just sealed. */
const LATE_AFTER_MS = 10 * 60 * 1000;

/**
 * How the log stands, with what readers must know of it; `null` where none was opened, or sealing
 * is off.
 */
export const statusOf = async (strapi: Core.Strapi): Promise<SealStatus | null> => {
  const sealing = getService(strapi, 'sealing');
  const verification = getService(strapi, 'verification');
  if (!sealing.isOn) return null;
  const [status, lastVerification] = await Promise.all([
    readSealStatus(strapi),
    verification.last(),
  ]);
  if (!status) return null;
  const isLate = Date.now() - Date.parse(status.oldestWaiting ?? '') > LATE_AFTER_MS;
  const { problem } = sealing.sequencer;
  const anchors = sealing.anchors.all;
  const warnings: SealWarning[] = [
    ...(problem ? (['sealing-stopped'] as const) : []),
    ...(problem === 'rolled-back' || problem === 'forked' ? [problem] : []),
    ...(problem === 'bad-signature' && status.verifierKey !== sealing.keys.verifierKey
      ? (['key-changed'] as const)
      : []),
    ...(isLate ? (['sealing-late'] as const) : []),
    ...(anchors.some(({ kind }) => kind === 'file') ? [] : (['no-anchor'] as const)),
  ];
  return {
    isOn: true,
    ...status,
    keySource: sealing.keys.source,
    anchors,
    lastVerification,
    isVerifying: verification.isRunning,
    warnings,
  };
};

const NDJSON = 'application/x-ndjson; charset=utf-8';

const MAX_NUMBER = 999_999_999;

const recordsQuerySchema = z.strictObject({
  /** Number of the log. By default, the one that goes on. */
  log: wholeNumber(1, MAX_NUMBER).optional(),
  /** The first seal. */
  from: wholeNumber(0, MAX_NUMBER).default(0),
});

/** What `read` finds of the log of seals. Answers 409 where there is none. */
const fromLog = async <T>(
  strapi: Core.Strapi,
  read: (strapi: Core.Strapi) => Promise<T | null>,
): Promise<T> => {
  sealingOf(strapi);
  const found = await read(strapi);
  if (found !== null) return found;
  throw conflict(
    'No event is sealed yet. Try again in a minute; the server log says why it fails.',
  );
};

/** The log as it is now. */
export const openSnapshot = (strapi: Core.Strapi): Promise<Snapshot> =>
  fromLog(strapi, takeSnapshot);

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async status(ctx: Context) {
    if (!getService(strapi, 'sealing').isOn) {
      ctx.body = { data: { isOn: false } } satisfies GetSealResponse;
      return;
    }
    const data = await fromLog(strapi, statusOf);
    ctx.body = { data } satisfies GetSealResponse;
  },

  /** The newest signed note, as text. */
  async checkpoint(ctx: Context) {
    const { checkpoint } = await openSnapshot(strapi);
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'text/plain; charset=utf-8';
    ctx.body = checkpoint;
  },

  /** Streams the records of a log. */
  async records(ctx: Context) {
    const { log, from } = validate(recordsQuerySchema, ctx.query);
    const newest = await openSnapshot(strapi);
    const head = log === undefined ? newest.head : await readLog(strapi, log);
    if (!head) throw notFound(`There is no log ${log}. The newest is ${newest.log}.`);
    ctx.set({
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="audit-log.seals-${head.log}.ndjson"`,
    });
    ctx.type = NDJSON;
    ctx.status = 200;
    // The answer is written here, not by Koa: Koa leaves the connection open when a stream breaks
    // off.
    ctx.respond = false;
    const records = exportRecords(strapi, snapshotOf(strapi, head), from);
    await pipeline(Readable.from(records), ctx.res).catch((error: unknown) =>
      reportFailure(strapi, 'Sending the records of seals broke off.', error),
    );
  },

  /** One event with its proof, in the form of an export. */
  async proveEvent(ctx: Context) {
    const id = String((ctx.params as { id: string }).id);
    await openSnapshot(strapi);
    await getService(strapi, 'sealing').sealNow();
    const proof = isEventId(id) ? await proveEvent(strapi, id) : 'unknown';
    if (proof === 'unknown') throw noSuchEvent();
    if (proof === 'waiting') throw conflict('The event is not sealed yet. Try again in a minute.');
    ctx.set({
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="audit-log.event-${id}.ndjson"`,
    });
    ctx.type = NDJSON;
    ctx.body = proof;
  },
});
