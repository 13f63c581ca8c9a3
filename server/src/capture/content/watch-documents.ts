import type { Core } from '@strapi/strapi';
import { atomically } from '../../transaction';
import type { CaptureContext } from '../capture';
import { isolateErrors } from '../lib/capture-failures';
import { isContent } from '../lib/schema';
import { readDocuments } from './document-state';
import type { Ledgers } from './ledger';

type Middleware = Parameters<Core.Strapi['documents']['use']>[0];

/** A call of the document service. */
interface Call {
  uid: string;
  action: string;
  params?: { documentId?: string };
}

/** The result of a call: one entry, several under `entries`, or `null` if there is none. */
type Result = { documentId?: string } | null;

/** The calls that change something. */
const WRITES = ['create', 'update', 'publish', 'unpublish', 'discardDraft', 'delete', 'clone'];

/**
 * Runs each call of the document service in one transaction, and announces its document. The rows
 * show what the call did; see {@link Ledger}.
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
      // Its row is already known, unless a transfer has switched the lifecycles off.
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
