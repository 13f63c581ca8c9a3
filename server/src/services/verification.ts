import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { conflict } from '../answerable-error';
import type { Finding, Verification } from '../contracts';
import { getService } from '../get-service';
import { Lease } from '../lease';
import { reportFailure } from '../report-failure';
import { MAX_EVENTS, readHead } from '../sequence';
import {
  keepVerification,
  keptVerifications,
  keyOfFinding,
  sliceOfNight,
  type Verified,
  verifyDatabase,
} from '../verification';
import { sealingOf } from './sealing';

/** Each night, after retention. */
export const VERIFY_CRON = '0 40 3 * * *';

/** Often enough not to be thought dead. */
const RENEW_EVERY_MS = 1_000;

/** Another process may seal at the same time. */
const ATTEMPTS = 3;

const isSameResult = (before: Verification | null, after: Verification): boolean => {
  const known = new Set((before?.findings ?? []).map(keyOfFinding));
  return (
    (before?.result ?? 'verified') === after.result &&
    after.findings.every((finding) => known.has(keyOfFinding(finding)))
  );
};

/**
 * Verifies the events of the running app against their seals: each night, and when somebody asks.
 */
export const createVerificationService = ({ strapi }: { strapi: Core.Strapi }) => {
  const stopped = new AbortController();
  const ownContext = new AsyncResource('audit-log.verification');
  let running: Promise<void> | null = null;
  /** How many events this process had written when it last verified. */
  let writtenBefore = 0;

  /** The newest verification of the log that goes on. */
  const last = async (): Promise<Verification | null> => {
    const head = await readHead(strapi);
    const [kept] = head ? await keptVerifications(strapi, sealingOf(strapi).keys, head.log, 1) : [];
    return kept?.verification ?? null;
  };

  const sealLate = async ({ late, head }: Verified): Promise<number> => {
    let sealed = 0;
    for (let start = 0; start < late.length; start += MAX_EVENTS) {
      const some = late.slice(start, start + MAX_EVENTS);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        if (!(await sealingOf(strapi).sequencer.sealLate(some, head))) continue;
        sealed += some.length;
        break;
      }
    }
    return sealed;
  };

  const recordResult = async (
    { verification, head }: Verified,
    before: Verification | null,
    isAsked: boolean,
    late: number,
  ): Promise<void> => {
    const { journal } = getService(strapi, 'journal');
    const record = (action: 'verified' | 'verification-failed' | 'late-found', facts: object) =>
      journal.record({
        category: 'audit-log',
        action,
        entity: null,
        changes: Object.entries(facts).map(([field, after]) => ({ field, before: null, after })),
      });
    if (late > 0) await record('late-found', { events: late });
    if (!isAsked && isSameResult(before, verification)) return;
    const { scope, events, seals, found, findings, result } = verification;
    if (result === 'failed') {
      strapi.log.error(
        `[audit-log] The log is not what was sealed: ${found} finding(s). The page of the audit log names them.`,
      );
    }
    const facts = { log: head.log, scope, events, seals };
    if (result === 'verified') await record('verified', facts);
    else await record('verification-failed', { ...facts, found, findings: findings.slice(0, 10) });
  };

  /**
   * Verifies once, with the lease. A log that another one has replaced meanwhile is verified no
   * further.
   */
  const verify = async (isAsked: boolean, lease: Lease): Promise<void> => {
    const { keys, sealNow, written } = sealingOf(strapi);
    // Events that acknowledge findings and allow removals count once they are sealed.
    await sealNow();
    const head = await readHead(strapi);
    if (!head) return;
    const leaseLost = new AbortController();
    const renewing = setInterval(() => {
      void lease.renew().then((isHeld) => isHeld || leaseLost.abort());
    }, RENEW_EVERY_MS);
    try {
      const before = await last();
      const verified = await verifyDatabase({
        strapi,
        keys,
        slice: isAsked ? null : sliceOfNight(head.events, Date.now()),
        signal: AbortSignal.any([stopped.signal, leaseLost.signal]),
      });
      if (!verified) return;
      const { log, size } = verified.head;
      await keepVerification(strapi, keys, { ...verified, log, size });
      await recordResult(verified, before, isAsked, await sealLate(verified));
    } finally {
      clearInterval(renewing);
      writtenBefore = written();
    }
  };

  /** Runs with the lease, unless another process verifies. Answers whether it began. */
  const begin = async (isAsked: boolean): Promise<boolean> => {
    if (running || stopped.signal.aborted) return false;
    const lease = new Lease(strapi, 'verification');
    let begun!: (isHeld: boolean) => void;
    const isBegun = new Promise<boolean>((resolve) => {
      begun = resolve;
    });
    running = (async () => {
      const isHeld = await lease.acquire(stopped.signal);
      begun(isHeld);
      if (!isHeld) return;
      await verify(isAsked, lease).finally(() => lease.release());
    })()
      .catch((error: unknown) => {
        begun(false);
        if (stopped.signal.aborted) return;
        reportFailure(strapi, 'The log could not be verified against its seals.', error);
      })
      .finally(() => {
        running = null;
      });
    return isBegun;
  };

  return {
    last,

    /** Whether this process verifies now. */
    get isRunning(): boolean {
      return running !== null;
    },

    /** Verifies everything in the background. Answers 409 while a verification runs. */
    async start(): Promise<Date> {
      sealingOf(strapi);
      const startedAt = new Date();
      if (await begin(true)) return startedAt;
      throw conflict('A verification is running. Wait until it has ended.');
    },

    /**
     * Verifies, unless this process has written nothing since it last did: an idle app asks the
     * database nothing.
     */
    nightly: (): Promise<void> =>
      ownContext.runInAsyncScope(async () => {
        const service = getService(strapi, 'sealing');
        if (!service.isOn || service.written() === writtenBefore) return;
        if (await begin(false)) await running;
      }),

    /** Whether the newest verification has found this. */
    async hasFound(finding: Finding): Promise<boolean> {
      const findings = (await last())?.findings ?? [];
      return findings.map(keyOfFinding).includes(keyOfFinding(finding));
    },

    /** Ends a verification after its current step. */
    async stop(): Promise<void> {
      stopped.abort();
      await running;
    },
  };
};

export type VerificationService = ReturnType<typeof createVerificationService>;
