import type { Core } from '@strapi/strapi';
import { configOf } from '../../config';
import type { EventInput } from '../../event';
import { getService } from '../../get-service';
import type { Journal } from '../../journal';
import { describeError, reportFailure } from '../../report-failure';
import { hasEndedTransaction } from '../../transaction';
import { RepeatAggregator } from './repeat-aggregator';

/** Enough for the reason and the place of the error. */
const MAX_DESCRIPTION = 1_000;

/** What a capture could not capture. */
interface CaptureFailure {
  /** The capture, such as `lifecycles` or `documents`. */
  capture: string;
  /** What was written to. */
  uid: string;
  /** What was done to it, such as `afterUpdate`. */
  action: string;
}

/**
 * Failures of captures. Each is a line in the server log and an event. Those that repeat within a
 * minute become one event with a count.
 */
export class CaptureFailures {
  readonly #strapi: Core.Strapi;
  readonly #repeats: RepeatAggregator;
  #count = 0;

  constructor(strapi: Core.Strapi, journal: Journal) {
    this.#strapi = strapi;
    this.#repeats = new RepeatAggregator(strapi, journal);
  }

  /** The number of failures since the start. */
  get count(): number {
    return this.#count;
  }

  /** Counts and logs a failure, and returns its event. */
  note({ capture, uid, action }: CaptureFailure, error: unknown): EventInput {
    this.#count += 1;
    reportFailure(this.#strapi, `${capture} could not capture ${action} of ${uid}.`, error);
    return {
      category: 'audit-log',
      action: 'capture-failed',
      outcome: 'failure',
      entity: { type: uid, id: `${capture}:${action}`, label: `${action} of ${uid}` },
      changes: [
        { field: 'capture', before: null, after: capture },
        { field: 'error', before: null, after: describeError(error).slice(0, MAX_DESCRIPTION) },
      ],
    };
  }

  /** Records a failure. Never throws. */
  async report(failure: CaptureFailure, error: unknown): Promise<void> {
    try {
      await this.#repeats.record(this.note(failure, error));
    } catch (another) {
      reportFailure(this.#strapi, 'A failed capture could not be recorded.', another);
    }
  }

  /** Records what was counted so far. Call it before the process ends. */
  flush(): Promise<void> {
    return this.#repeats.flush();
  }
}

/**
 * Runs `next` inside `observe`, so that an error of `observe` does not reach the caller.
 * Exceptions: with `onFailure: 'refuse'`, or if the database has ended the transaction. `observe`
 * calls `next` once. What `next` throws is thrown. `what` names the failure in events and in the
 * server log.
 */
export const isolateErrors = async <T>(
  strapi: Core.Strapi,
  what: CaptureFailure,
  observe: (next: () => Promise<T>) => Promise<T>,
  next: () => Promise<T>,
): Promise<T> => {
  let act: Promise<T> | undefined;
  const once = () => (act ??= next());
  try {
    return await observe(once);
  } catch (error) {
    if (hasEndedTransaction(strapi, error)) throw error;
    const result = await once();
    await getService(strapi, 'captures').failures.report(what, error);
    if (configOf(strapi).onFailure === 'refuse') throw error;
    return result;
  }
};
