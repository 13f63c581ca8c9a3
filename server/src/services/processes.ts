import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Json } from '../contracts';
import { getService } from '../get-service';
import { endsOf, readMarks, removeMarks, versionsOf, writeMark } from '../processes';
import { reportFailure } from '../report-failure';
import { readHead } from '../sequence';

/** While events are written, the mark of life is not older. */
const MARK_EVERY_MS = 60_000;
/** While none are. */
const MARK_WHEN_IDLE_MS = 60 * 60 * 1000;
/** A shutdown waits no longer for its event. */
const MAX_WAIT_MS = 5_000;

/**
 * Records when this process begins to serve and when it ends. A mark of life in Strapi's store
 * tells the next start whether a process has ended without saying so, and when it was last known to
 * live.
 */
export const createProcessesService = ({ strapi }: { strapi: Core.Strapi }) => {
  const id = randomUUID();
  const ownContext = new AsyncResource('audit-log.processes');
  /** `null` until the process serves. */
  let beginning: Promise<void> | null = null;
  let isStopping = false;
  let markedAt = Number.NEGATIVE_INFINITY;
  let marking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const record = (action: 'started' | 'stopped', facts: Record<string, Json>) =>
    getService(strapi, 'journal').journal.record({
      category: 'audit-log',
      action,
      entity: null,
      changes: Object.entries(facts).map(([field, after]) => ({ field, before: null, after })),
    });

  /** The origin of the log that this process seals into; `null` where it seals nothing. */
  const originOfLog = async (): Promise<string | null> => {
    const sealing = getService(strapi, 'sealing');
    if (!sealing.isOn) return null;
    return (sealing.log.head ?? (await readHead(strapi)))?.origin ?? null;
  };

  const write = async (isEnded = false): Promise<void> =>
    writeMark(strapi, {
      process: id,
      at: Date.now(),
      host: hostname(),
      pid: process.pid,
      log: await originOfLog(),
      isEnded,
    });

  /** Never throws. A mark that could not be written makes the next start less exact. */
  const mark = (): Promise<void> => {
    markedAt = performance.now();
    if (timer) clearTimeout(timer);
    marking = ownContext.runInAsyncScope(async () => {
      timer = setTimeout(() => void mark(), MARK_WHEN_IDLE_MS).unref();
      await write().catch((error: unknown) =>
        reportFailure(strapi, 'The mark of life could not be written.', error),
      );
    });
    return marking;
  };

  const begin = async (): Promise<void> => {
    const settings = await getService(strapi, 'settings').get();
    const versions = await versionsOf(strapi, settings);
    const marks = await readMarks(strapi);
    const { clean, previousEnd, told } = endsOf(marks, await originOfLog(), Date.now());
    await mark();
    const previous = previousEnd === null ? null : new Date(previousEnd).toISOString();
    await record('started', { ...versions, process: id, clean, previousEnd: previous });
    await removeMarks(strapi, told);
  };

  const end = async (): Promise<void> => {
    isStopping = true;
    await beginning;
    if (timer) clearTimeout(timer);
    await marking;
    await record('stopped', { process: id });
    await write(true);
  };

  return {
    /** The process serves. Nobody waits for what follows, and it fails nothing. */
    start(): void {
      beginning ??= ownContext.runInAsyncScope(() =>
        begin().catch((error: unknown) =>
          reportFailure(strapi, 'The start of the process could not be recorded.', error),
        ),
      );
    },

    /** Events were written: the process lives. */
    wrote(): void {
      if (!beginning || isStopping || performance.now() - markedAt < MARK_EVERY_MS) return;
      void mark();
    },

    /** Records the end of a process that has served. */
    async stop(): Promise<void> {
      if (!beginning || isStopping) return;
      const ending = ownContext.runInAsyncScope(end).catch((error: unknown) => {
        reportFailure(strapi, 'The end of the process could not be recorded.', error);
      });
      await Promise.race([ending, sleep(MAX_WAIT_MS, undefined, { ref: false })]);
    },
  };
};

export type ProcessesService = ReturnType<typeof createProcessesService>;
