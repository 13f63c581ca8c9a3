import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import { hasMethod, patchMethod } from './patch';
import type { Seam } from './seam';

/** What Strapi hands to the work of a transaction. */
interface Scope {
  trx: Knex.Transaction;
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
  onCommit: (callback: () => void) => void;
  onRollback: (callback: () => void) => void;
}

type Work = (scope: Scope) => Promise<unknown>;
type Transaction = (work?: Work, ...rest: unknown[]) => Promise<unknown>;

const openedByPlugin = new WeakSet<Knex.Transaction>();

/** Marks a transaction that exists only because the plugin opened it. */
export const markAsPlugins = (trx: Knex.Transaction): void => {
  openedByPlugin.add(trx);
};

const nothing = async (): Promise<void> => undefined;

/**
 * Lets a transaction within a transaction run in the context of the outer one.
 *
 * Strapi gives every nested call an async context of its own and clears the transaction out of the
 * outermost one only, when it commits. Work that a lifecycle leaves behind in a nested one, such as
 * `setTimeout(write)`, would keep the finished transaction for ever and fail with "Transaction
 * query already complete". Without the plugin, Strapi's own transaction is the outermost one. With
 * it, most are nested.
 *
 *     plugin: transaction              context A { trx }
 *       Strapi: transaction            context B { trx }   without this seam
 *         lifecycle: setTimeout(write) runs in B
 *     commit                           A { trx: null }, B { trx }: the write fails
 *
 * With this seam, there is no context B.
 *
 * This applies only to the first one within a transaction of the plugin, which would be the
 * outermost without the plugin. A transaction that the app opens is the outermost in both cases,
 * and nested ones stay nested: when it is rolled back, what still runs in it must fail and not go
 * on outside.
 */
export const nestedTransactions: Seam = {
  name: 'nested-transactions',
  reliesOn:
    '`strapi.db.transaction(work)` is looked up at each call, joins the open transaction, and hands `work` the functions `onCommit` and `onRollback`, which go by the async context.',
  why: 'Work that is left behind must find no transaction after the commit, as without the plugin.',
  seenIn: '@strapi/database/dist/index.js, @strapi/database/dist/transaction-context.js',
  since: '5.0.0',
  without: 'What a lifecycle of the app does later, by a timer, can fail and end the process.',
  check: ({ db }) => (hasMethod(db, 'transaction') ? [] : ['strapi.db.transaction']),
  install: (strapi) => {
    const scopes = new WeakMap<Knex.Transaction, Scope>();
    /** The transaction of the plugin that stands for one of Strapi's own. */
    const standsFor = new AsyncLocalStorage<Knex.Transaction>();
    return patchMethod<Transaction>(strapi.db, 'transaction', (original) => {
      const open = (work: Work, rest: unknown[]): Promise<unknown> =>
        original.call(
          strapi.db,
          (scope) => {
            scopes.set(scope.trx, scope);
            return work(scope);
          },
          ...rest,
        );

      return async function transaction(work, ...rest) {
        if (!work || !strapi.db.inTransaction()) {
          return work ? open(work, rest) : original.call(strapi.db, work, ...rest);
        }
        const joined = (await original.call(strapi.db)) as { get: () => Knex.Transaction };
        const outer = scopes.get(joined.get());
        if (!outer || outer.trx.isCompleted()) return open(work, rest);
        const { trx, onCommit, onRollback } = outer;
        if (!openedByPlugin.has(trx) || standsFor.getStore() === trx) return open(work, rest);
        return standsFor.run(trx, () =>
          work({ trx, commit: nothing, rollback: nothing, onCommit, onRollback }),
        );
      };
    });
  },
};
