import type { Core } from '@strapi/strapi';
import { configOf } from '../../config';
import { getService } from '../../get-service';
import { hasEndedTransaction } from '../../transaction';
import type { CaptureFailure } from './capture-failures';

/**
 * Runs an act under observation in such a way that an error of the observer is not an error of the act, unless the operator
 * has asked that nothing goes unrecorded, or the database has ended the transaction that both are in. `observe` calls `next`
 * once; what `next` throws is thrown. `what` says in events and in the server log what it was.
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
