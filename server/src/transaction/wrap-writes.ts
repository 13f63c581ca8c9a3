import type { Core } from '@strapi/strapi';
import { atomically } from './atomically';

const WRITES = ['create', 'createMany', 'update', 'updateMany', 'delete', 'deleteMany'] as const;

/** A write of the entity manager as far as it matters here: which model, and whatever else. */
type Write = (uid: string, params?: unknown) => Promise<unknown>;

/**
 * Makes every single write to one of `models` one transaction, from the lifecycle that sees what was to the one that sees
 * what is, whoever makes it: the admin panel, a script, the CLI or another plugin. Strapi itself opens none here.
 *
 * Returns a function that puts everything back.
 */
export const wrapWrites = (strapi: Core.Strapi, models: ReadonlySet<string>): (() => void) => {
  const manager = strapi.db.entityManager as unknown as Record<(typeof WRITES)[number], Write>;
  const undo = WRITES.map((name) => {
    const original = manager[name];
    manager[name] = function write(uid, params) {
      const plain = () => original.call(this, uid, params);
      return strapi.isLoaded && models.has(uid) ? atomically(strapi, plain) : plain();
    };
    return () => {
      manager[name] = original;
    };
  });
  return () => undo.forEach((putBack) => putBack());
};
