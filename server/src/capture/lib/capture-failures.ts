import type { Core } from '@strapi/strapi';
import type { EventInput } from '../../event';
import type { Journal } from '../../journal';
import { describeError, reportFailure } from '../../report-failure';
import { RepeatAggregator } from './repeat-aggregator';

/** Enough for the reason and the place where it was thrown. */
const MAX_DESCRIPTION = 1_000;

/** What a capture could not capture. */
export interface CaptureFailure {
  /** The capture, such as `lifecycles` or `documents`. */
  capture: string;
  /** What was written to. */
  uid: string;
  /** What was done to it, such as `afterUpdate`. */
  action: string;
}

/**
 * What was done and could not be captured. Each failure is a line in the server log and an event;
 * those that repeat within a minute become one event with a count.
 */
export class CaptureFailures {
  readonly #strapi: Core.Strapi;
  readonly #repeats: RepeatAggregator;
  #count = 0;

  constructor(strapi: Core.Strapi, journal: Journal) {
    this.#strapi = strapi;
    this.#repeats = new RepeatAggregator(strapi, journal);
  }

  /** How many there were since the start. */
  get count(): number {
    return this.#count;
  }

  /** Counts a failure, leaves a line in the server log, and answers the event of it. */
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

  /** Records what was counted so far; for the end of the process. */
  flush(): Promise<void> {
    return this.#repeats.flush();
  }
}
