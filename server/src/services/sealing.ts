import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { conflict } from '../answerable-error';
import { configOf, SEALING_SECONDS } from '../config';
import { getService } from '../get-service';
import { reportFailure } from '../report-failure';
import type { OpeningReason } from '../seal';
import { Adoption, Anchors, KeyRing, Log, pruneClosed, readHead, Sequencer } from '../sequence';
import { noticeKey, noticeSwitch, recordKeyChange } from './sealing-changes';

const MAX_WAIT_MS = 2_000;

/** What seals the events of the running app; switched off by `sealing: false`. */
export const createSealingService = ({ strapi }: { strapi: Core.Strapi }) => {
  const { sealing = {} } = configOf(strapi);
  if (sealing === false) {
    const start = () => noticed(strapi, () => noticeSwitch(strapi, false));
    return { isOn: false as const, ...nothing, start };
  }

  const keys = new KeyRing(strapi, sealing);
  const anchors = new Anchors(strapi, keys, sealing.anchorFile);
  const log = new Log({
    strapi,
    keys,
    kept: () => anchors.read(),
    keepDays: () => getService(strapi, 'settings').current().retentionDays,
  });
  const keepCheckpoint = async (isEnd = false): Promise<void> => {
    if (log.head) await anchors.keep(log.head, isEnd);
  };
  const sequencer = new Sequencer({
    strapi,
    log,
    seconds: sealing.seconds ?? SEALING_SECONDS.default,
    sealed: async () => keepCheckpoint(),
  });

  const adoption = new Adoption(() => sequencer.adopt());
  const adopt = async (): Promise<void> => {
    const head = await readHead(strapi);
    if (head) adoption.start(head);
  };
  let written = 0;

  /**
   * Opens a log that goes on where this one cannot, and records it. Answers whether it did: there
   * may be none yet, and another process may have been faster.
   */
  const openNext = async (because: OpeningReason): Promise<boolean> => {
    const before = await readHead(strapi);
    const number = await log.openNext(because);
    if (number === null) return false;
    await adopt();
    await getService(strapi, 'journal').journal.record({
      category: 'audit-log',
      action: 'log-opened',
      entity: null,
      changes: [
        { field: 'log', before: number - 1, after: number },
        { field: 'because', before: null, after: because },
      ],
    });
    if (before && before.verifier_key !== keys.verifierKey) {
      await recordKeyChange(strapi, before.verifier_key, keys.verifierKey);
    }
    return true;
  };

  return {
    isOn: true as const,
    keys,
    log,
    sequencer,
    anchors,

    /** Makes the tables and opens a log where there is none. A start never fails by this. */
    async start(): Promise<void> {
      try {
        await log.open();
        await noticed(strapi, () => noticeSwitch(strapi, true));
        await noticed(strapi, () => noticeKey(strapi, keys));
        await adopt();
      } catch (error) {
        reportFailure(
          strapi,
          'The log of seals could not be opened. Events are not sealed.',
          error,
        );
      }
      sequencer.start();
    },

    /** Counts events that are in the table for good, and has them sealed soon. */
    wake(events: number): void {
      written += events;
      sequencer.wake(events);
    },

    /** How many events this process has written. */
    written: (): number => written,

    openNext,

    /**
     * The events were replaced by others: they are adopted into a new log, and only records are
     * left of the old one.
     */
    async replaced(): Promise<void> {
      if (await openNext('replaced')) await pruneClosed(strapi);
    },

    /** Seals all that waits, and waits for that no longer than it takes when all is well. */
    async sealNow(): Promise<void> {
      await Promise.race([sequencer.sealNow(), setTimeout(MAX_WAIT_MS, undefined, { ref: false })]);
    },

    async stop(): Promise<void> {
      await adoption.stop();
      await sequencer.stop();
      await keepCheckpoint(true);
    },
  };
};

/** A start never fails by this. */
const noticed = async (strapi: Core.Strapi, notice: () => Promise<void>): Promise<void> => {
  await notice().catch((error: unknown) =>
    reportFailure(strapi, 'A change of how events are sealed could not be recorded.', error),
  );
};

const nothing = {
  wake: (): void => undefined,
  replaced: async (): Promise<void> => undefined,
  sealNow: async (): Promise<void> => undefined,
  stop: async (): Promise<void> => undefined,
};

/** The service where sealing is on. Answers 409 where it is off. */
export const sealingOf = (strapi: Core.Strapi) => {
  const sealing = getService(strapi, 'sealing');
  if (sealing.isOn) return sealing;
  throw conflict('Sealing is switched off in config/plugins.js, so there is no proof.');
};

export type SealingService = ReturnType<typeof createSealingService>;
