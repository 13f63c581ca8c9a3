import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { configOf } from '../config';
import { getService } from '../get-service';
import {
  CharacterLimits,
  createRedaction,
  isRecorded,
  Journal,
  replaySpill,
  Spill,
  Writer,
} from '../journal';
import { reportFailure } from '../report-failure';

/** The one journal of the running app, and the spill behind it. */
export const createJournalService = ({ strapi }: { strapi: Core.Strapi }) => {
  const { onFailure, spillDirectory, redact = [], reveal = [] } = configOf(strapi);
  const spill = new Spill(path.resolve(strapi.dirs.app.root, spillDirectory));
  const characters = new CharacterLimits();
  const settings = () => getService(strapi, 'settings').current();
  const written = (events: number): void => {
    getService(strapi, 'sealing').wake(events);
    getService(strapi, 'processes').wrote();
  };
  const journal = new Journal({
    strapi,
    writer: new Writer({
      strapi,
      onFailure,
      spill,
      characters,
      written,
    }),
    redact: createRedaction({ redact, reveal }),
    isRecorded: (entry) => isRecorded(entry, settings()),
    refresh: () => getService(strapi, 'settings').refresh(),
    refreshed: () => getService(strapi, 'settings').refreshed(),
    onFailedLook(error) {
      if (onFailure === 'refuse') throw error;
      const failure = { capture: 'content', uid: 'transaction', action: 'commit' };
      return getService(strapi, 'captures').failures.note(failure, error);
    },
  });

  const stopped = new AbortController();
  let running: Promise<void> | null = null;

  const replayOnce = async (): Promise<void> => {
    const replayed = await replaySpill(strapi, spill, stopped.signal);
    if (replayed?.rejected) {
      const { lines, file } = replayed.rejected;
      strapi.log.error(
        `[audit-log] ${lines} line(s) of the spill can never become events. They were set aside in ${file}.`,
      );
    }
    if (!replayed || replayed.inserted === 0) return;
    written(replayed.inserted);
    await journal.record({
      category: 'audit-log',
      action: 'spill-replayed',
      entity: null,
      changes: [{ field: 'events', before: null, after: replayed.inserted }],
    });
  };

  /**
   * Replays the spill. If that fails, it logs the error and the events wait on. Calls during a
   * replay share it.
   */
  const replay = (): Promise<void> => {
    running ??= replayOnce()
      .catch((error: unknown) => {
        if (stopped.signal.aborted) return;
        reportFailure(strapi, 'Events still wait in the spill file.', error);
      })
      .finally(() => {
        running = null;
      });
    return running;
  };

  /** Ends a replay after its current batch. */
  const stopReplay = async (): Promise<void> => {
    stopped.abort();
    await running;
  };

  /** Reads which characters the table can hold. If that fails, refused rows are tried again. */
  const prepare = async (): Promise<void> => {
    await characters
      .read(strapi)
      .catch((error: unknown) =>
        reportFailure(strapi, 'The character sets of the table could not be read.', error),
      );
  };

  return { journal, spill, prepare, replay, stopReplay };
};

export type JournalService = ReturnType<typeof createJournalService>;
