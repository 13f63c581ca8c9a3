import type { Core } from '@strapi/strapi';
import { atomically } from '../../transaction';
import type { CaptureContext } from '../capture';
import { isolateErrors } from '../lib/isolate-errors';
import { readDocuments } from './document-state';
import type { Ledgers } from './ledgers';
import { isContent } from '../lib/schema';

type Middleware = Parameters<Core.Strapi['documents']['use']>[0];

/** A call of the document service, as far as it matters here. */
interface Call {
  uid: string;
  action: string;
  params?: { documentId?: string };
}

/** What a call of the document service answers: one entry, several under `entries`, or `null` where there is none. */
type Result = { documentId?: string } | null;

/** The calls that change something. */
const WRITES = ['create', 'update', 'publish', 'unpublish', 'discardDraft', 'delete', 'clone'];

/**
 * Makes each call of the document service one transaction, and announces the document that it is about.
 * What the call did is seen by the rows; see {@link Ledger}.
 */
export const watchDocuments = (context: CaptureContext, ledgers: Ledgers): void => {
  const { strapi } = context;

  const observe = async (
    { uid, action, params }: Call,
    next: () => Promise<Result>,
  ): Promise<Result> => {
    const documentId = params?.documentId;
    const ledger = await ledgers.current(context);
    if (!ledger) return next();
    if (typeof documentId !== 'string' || action === 'create') {
      const result = await next();
      // Known by its row already, unless a transfer has switched the lifecycles off.
      if (result?.documentId) ledger.touchNew(uid, result.documentId);
      return result;
    }
    if (action === 'clone') {
      const { transaction } = ledger;
      const source = await readDocuments(strapi, transaction, uid, [documentId]);
      const result = await next();
      const clonedFrom = { documentId, versions: source.get(documentId) ?? [] };
      if (!result?.documentId) return result;
      ledger.touchNew(uid, result.documentId);
      await ledger.intend(uid, result.documentId, { clonedFrom });
      return result;
    }
    await ledger.touch(uid, [documentId]);
    if (action === 'discardDraft') await ledger.intend(uid, documentId, { discardsDraft: true });
    return next();
  };

  const middleware = async (call: Call, next: () => Promise<Result>): Promise<Result> => {
    const isWrite = strapi.isLoaded && WRITES.includes(call.action) && isContent(strapi, call.uid);
    if (!isWrite) return next();
    const failure = { capture: 'documents', uid: call.uid, action: call.action };
    return atomically(strapi, () =>
      isolateErrors(strapi, failure, (act) => observe(call, act), next),
    );
  };

  strapi.documents.use(middleware as unknown as Middleware);
};
