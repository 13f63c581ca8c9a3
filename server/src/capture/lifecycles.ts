import type { Core } from '@strapi/strapi';
import { configOf } from '../config';
import { hasEndedTransaction } from '../transaction';

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
type Write = 'Create' | 'CreateMany' | 'Update' | 'UpdateMany' | 'Delete' | 'DeleteMany';

/** Handlers by lifecycle name, such as `afterCreate`. */
export type Handlers<State> = Partial<
  Record<`${Moment}${Write}`, (event: LifecycleEvent<State>) => Promise<void>>
>;

type Subscriber = Parameters<Core.Strapi['db']['lifecycles']['subscribe']>[0];

/**
 * Listens to the writes of one model. What Strapi does while it starts is its own housekeeping and is not heard. An error in
 * a handler does not reach the write that it listens to, unless the operator has asked that nothing goes unrecorded, or the
 * database has ended the transaction that both are in.
 * `isTold` answers whether another capture tells of the write under way.
 */
export const listen = <State>(
  strapi: Core.Strapi,
  uid: string,
  handlers: Handlers<State>,
  isTold: () => boolean = () => false,
): void => {
  const refuse = configOf(strapi).onFailure === 'refuse';
  const guarded = Object.entries(handlers).map(([name, handler]) => {
    const guardedHandler = async (event: LifecycleEvent<State>) => {
      if (!strapi.isLoaded || isTold()) return;
      try {
        await handler(event);
      } catch (error) {
        if (refuse || hasEndedTransaction(strapi, error)) throw error;
        strapi.log.error(`[audit-log] ${name} of ${uid} could not be captured: ${String(error)}`);
      }
    };
    return [name, guardedHandler];
  });
  strapi.db.lifecycles.subscribe({ models: [uid], ...Object.fromEntries(guarded) } as Subscriber);
};
