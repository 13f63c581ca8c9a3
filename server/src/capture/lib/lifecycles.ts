import type { Core } from '@strapi/strapi';
import { configOf } from '../../config';
import { getService } from '../../get-service';
import { hasEndedTransaction } from '../../transaction';
import type { CaptureFailures } from './capture-failures';

/** A database row, as lifecycles pass it. */
export type Row = Record<string, unknown> & { id: number | string };

/**
 * The part of a lifecycle event that captures read. `state` is passed from `before…` to `after…`.
 */
export interface LifecycleEvent<State> {
  params: {
    where?: unknown;
    data?: Record<string, unknown>;
    select?: unknown;
    filters?: unknown;
    _q?: unknown;
  };
  state: Partial<State>;
  result?: unknown;
}

type Phase = 'before' | 'after';

const WRITES = ['Create', 'CreateMany', 'Update', 'UpdateMany', 'Delete', 'DeleteMany'] as const;
type Write = (typeof WRITES)[number];

/** Handlers by lifecycle name, such as `afterCreate`. */
export type Handlers<State> = Partial<
  Record<`${Phase}${Write}`, (event: LifecycleEvent<State>) => Promise<void>>
>;

type LifecycleName = keyof Handlers<unknown>;

/** The handlers of one listener. Each listener has its own state. */
type Listener = Partial<Record<LifecycleName, (event: LifecycleEvent<unknown>) => Promise<void>>>;

/** An event as Strapi passes it to a subscriber, with the state of each listener. */
type SubscribedEvent = Omit<LifecycleEvent<unknown>, 'state'> & {
  model: { uid: string };
  state: Record<number, object>;
};

type Subscriber = Parameters<Core.Strapi['db']['lifecycles']['subscribe']>[0];

/**
 * The listeners of an app, by model. They share one subscription, because Strapi calls every
 * subscriber at every query, and an app may have a hundred content types.
 */
export class LifecycleListeners {
  readonly #strapi: Core.Strapi;
  readonly #failures: CaptureFailures;
  readonly #byModel = new Map<string, Listener[]>();
  #unsubscribe: (() => void) | null = null;

  constructor(strapi: Core.Strapi, failures: CaptureFailures) {
    this.#strapi = strapi;
    this.#failures = failures;
  }

  subscribe(): void {
    const names = WRITES.flatMap((write) => [`before${write}`, `after${write}`] as const);
    const subscriber = Object.fromEntries(
      names.map((name) => [name, (event: SubscribedEvent) => this.#handOut(name, event)]),
    );
    this.#unsubscribe = this.#strapi.db.lifecycles.subscribe(subscriber as unknown as Subscriber);
  }

  unsubscribe(): void {
    this.#unsubscribe?.();
  }

  /**
   * Hands a write to one row for which Strapi calls no lifecycle to the listeners, as an update.
   */
  async aroundUpdate<T>(
    uid: string,
    params: LifecycleEvent<unknown>['params'],
    write: () => Promise<T>,
  ): Promise<T> {
    const event: SubscribedEvent = { model: { uid }, params, state: {} };
    await this.#handOut('beforeUpdate', event);
    const answer = await write();
    const { where } = params;
    const result = await this.#strapi.db.query(uid).findOne({ where: where as object });
    if (result) await this.#handOut('afterUpdate', { ...event, result });
    return answer;
  }

  async #handOut(name: LifecycleName, event: SubscribedEvent): Promise<void> {
    for (const [index, listener] of (this.#byModel.get(event.model.uid) ?? []).entries()) {
      await listener[name]?.({ ...event, state: (event.state[index] ??= {}) });
    }
  }

  add<State>(uid: string, handlers: Handlers<State>): void {
    const listener = Object.entries(handlers).map(([name, handler]) => [
      name,
      this.#isolate(uid, name, handler),
    ]);
    const ofModel = this.#byModel.get(uid) ?? [];
    this.#byModel.set(uid, [...ofModel, Object.fromEntries(listener) as Listener]);
  }

  #isolate<State>(
    uid: string,
    action: string,
    handler: (event: LifecycleEvent<State>) => Promise<void>,
  ) {
    const refuse = configOf(this.#strapi).onFailure === 'refuse';
    return async (event: LifecycleEvent<State>): Promise<void> => {
      if (!this.#strapi.isLoaded) return;
      try {
        await handler(event);
      } catch (error) {
        if (refuse || hasEndedTransaction(this.#strapi, error)) throw error;
        await this.#failures.report({ capture: 'lifecycles', uid, action }, error);
      }
    };
  }
}

/**
 * Listens to the writes of one model. Strapi's own writes during its start are ignored. An error in
 * a handler does not reach the write, except with `onFailure: 'refuse'`, or if the database has
 * ended the transaction.
 */
export const listen = <State>(
  strapi: Core.Strapi,
  uid: string,
  handlers: Handlers<State>,
): void => {
  getService(strapi, 'captures').listeners.add(uid, handlers);
};
