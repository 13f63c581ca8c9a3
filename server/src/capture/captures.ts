import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { configOf } from '../config';
import { getService } from '../get-service';
import type { Journal } from '../journal';
import { capturedModels, entityWrites, type MissingSeam, relationWrites, Seams } from '../strapi';
import { atomically } from '../transaction';
import { capturesOf } from '.';
import type { Capture, CaptureContext } from './capture';
import { CaptureFailures } from './lib/capture-failures';
import { LifecycleListeners } from './lib/lifecycles';
import { RepeatAggregator } from './lib/repeat-aggregator';

/** Plugins whose models exist only with a licence. */
const LICENSED = /^plugin::(content-releases|review-workflows)\./;

/** The captures of one running app. They are made once, in `register`. */
export class Captures {
  readonly #strapi: Core.Strapi;
  readonly seams: Seams;
  readonly failures: CaptureFailures;
  readonly listeners: LifecycleListeners;
  readonly #context: CaptureContext;
  readonly #captures: Capture[];
  #missing: MissingSeam[] = [];

  constructor(strapi: Core.Strapi, journal: Journal) {
    this.#strapi = strapi;
    this.seams = new Seams(strapi);
    this.failures = new CaptureFailures(strapi, journal);
    this.listeners = new LifecycleListeners(strapi, this.failures);
    const repeats = new RepeatAggregator(strapi, journal);
    this.#context = { strapi, journal, seams: this.seams, repeats };
    this.#captures = capturesOf(strapi);
  }

  /** Warnings that the page shows. */
  get warnings(): ('capture-missing' | 'capture-failed')[] {
    return [
      ...(this.#missing.length > 0 ? (['capture-missing'] as const) : []),
      ...(this.failures.count > 0 ? (['capture-failed'] as const) : []),
    ];
  }

  /** Called while routes and controllers can still be wrapped. */
  register(): void {
    for (const { register } of this.#captures) this.#attempt(() => register?.(this.#context));
  }

  /** Called when the database is ready. */
  start(): void {
    const models = new Set(this.#captures.flatMap((capture) => capture.models ?? []));
    const expected = [...models].filter((uid) => !LICENSED.test(uid));
    this.seams.install(capturedModels(new Set(expected)));
    this.seams.install(entityWrites(models, atomically));
    this.seams.install(
      relationWrites(models, atomically, (uid, params, write) =>
        this.listeners.aroundUpdate(uid, params, write),
      ),
    );
    this.#attempt(() => this.listeners.subscribe());
    for (const { start } of this.#captures) this.#attempt(() => start?.(this.#context));
  }

  #attempt(work: () => void): void {
    void this.seams.attempt(
      'captures',
      'Something is not recorded; the server log has the error.',
      work,
    );
  }

  /** Called when a request has its answer, before the answer is sent. */
  async requestEnded(ctx: Context): Promise<void> {
    const listeners = this.#captures.flatMap(({ requestEnded }) => requestEnded ?? []);
    await Promise.all(
      listeners.map((requestEnded) =>
        requestEnded(this.#context, ctx).catch((error: unknown) =>
          this.failures.report(
            { capture: 'request-ended', uid: 'request', action: ctx.method },
            error,
          ),
        ),
      ),
    );
  }

  /**
   * Reports missing seams in the server log, on the page and as events. Throws with `onFailure:
   * 'refuse'`.
   */
  async reportMissing(): Promise<void> {
    this.#missing = await this.seams.missing();
    for (const { seam, missing } of this.#missing) {
      this.#strapi.log.error(
        `[audit-log] This version of Strapi lacks what the seam ${seam.name} relies on: ${missing.join(', ')}. ${seam.without}`,
      );
      await getService(this.#strapi, 'journal').journal.record({
        category: 'audit-log',
        action: 'capture-missing',
        outcome: 'failure',
        entity: { type: 'seam', id: seam.name, label: seam.name },
        changes: [
          { field: 'missing', before: null, after: missing },
          { field: 'consequence', before: null, after: seam.without },
        ],
      });
    }
    if (this.#missing.length > 0 && configOf(this.#strapi).onFailure === 'refuse') {
      const names = this.#missing.map(({ seam }) => seam.name).join(', ');
      throw new Error(
        `The audit log cannot record everything with this version of Strapi (${names}), and "onFailure" is "refuse". ` +
          'Use a version of the plugin that supports it, or set "onFailure" to "continue".',
      );
    }
  }

  /** Records what still waits, and stops listening. */
  async stop(): Promise<void> {
    for (const { stop } of this.#captures) await stop?.(this.#context);
    await this.#context.repeats.flush();
    await this.failures.flush();
    this.listeners.unsubscribe();
    this.seams.uninstall();
  }
}
