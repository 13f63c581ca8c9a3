import type { Core } from '@strapi/strapi';
import { configOf } from '../../config';
import { hasEndedTransaction } from '../../transaction';

/** A database row, as lifecycles hand it over. */
export type Row = Record<string, unknown> & { id: number | string };

/** The part of a lifecycle event that captures read. `state` is handed from `before…` to `after…`. */
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

type Moment = 'before' | 'after';

const WRITES = ['Create', 'CreateMany', 'Update', 'UpdateMany', 'Delete', 'DeleteMany'] as const;
type Write = (typeof WRITES)[number];

/** Handlers by lifecycle name, such as `afterCreate`. */
export type Handlers<State> = Partial<
  Record<`${Moment}${Write}`, (event: LifecycleEvent<State>) => Promise<void>>
>;

type LifecycleName = keyof Handlers<unknown>;

/** What listens to one model. Each listener has a state of its own. */
type Listener = Partial<Record<LifecycleName, (event: LifecycleEvent<unknown>) => Promise<void>>>;

/** An event as Strapi hands it to a subscriber, with room for the state of each listener. */
type SubscribedEvent = Omit<LifecycleEvent<unknown>, 'state'> & {
  model: { uid: string };
  state: Record<number, object>;
};

type Subscriber = Parameters<Core.Strapi['db']['lifecycles']['subscribe']>[0];

const listening = new WeakMap<Core.Strapi, Map<string, Listener[]>>();

/**
 * The listeners of an app, by model. They share one subscription, because Strapi asks every subscriber at every query of the
 * app, reading ones among them, and an app may have a hundred content types.
 */
const listenersOf = (strapi: Core.Strapi): Map<string, Listener[]> => {
  const known = listening.get(strapi);
  if (known) return known;
  const listeners = new Map<string, Listener[]>();
  const handOut = (name: LifecycleName) => async (event: SubscribedEvent) => {
    for (const [index, listener] of (listeners.get(event.model.uid) ?? []).entries()) {
      await listener[name]?.({ ...event, state: (event.state[index] ??= {}) });
    }
  };
  const names = WRITES.flatMap((write) => [`before${write}`, `after${write}`] as const);
  const subscriber = Object.fromEntries(names.map((name) => [name, handOut(name)]));
  strapi.db.lifecycles.subscribe(subscriber as unknown as Subscriber);
  listening.set(strapi, listeners);
  return listeners;
};

/**
 * Listens to the writes of one model. What Strapi does while it starts is its own housekeeping and is not heard. An error in
 * a handler does not reach the write that it listens to, unless the operator has asked that nothing goes unrecorded, or the
 * database has ended the transaction that both are in.
 */
export const listen = <State>(
  strapi: Core.Strapi,
  uid: string,
  handlers: Handlers<State>,
): void => {
  const refuse = configOf(strapi).onFailure === 'refuse';
  const isolateErrors = Object.entries(handlers).map(([name, handler]) => {
    const isolatedHandler = async (event: LifecycleEvent<State>) => {
      if (!strapi.isLoaded) return;
      try {
        await handler(event);
      } catch (error) {
        if (refuse || hasEndedTransaction(strapi, error)) throw error;
        strapi.log.error(`[audit-log] ${name} of ${uid} could not be captured: ${String(error)}`);
      }
    };
    return [name, isolatedHandler];
  });
  const listeners = listenersOf(strapi);
  const ofModel = listeners.get(uid) ?? [];
  listeners.set(uid, [...ofModel, Object.fromEntries(isolateErrors) as Listener]);
};
