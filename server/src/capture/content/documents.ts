import type { Core } from '@strapi/strapi';
import { atomically } from '../../transaction';
import type { CaptureContext } from '../capture';
import { trackCall } from './document-call-tracker';
import type { Call, Params, Result } from './call';
import { Entries } from './entries';
import { observers } from './observers';
import { isolateErrors } from '../lib/isolate-errors';
import { contentTypesOf } from '../lib/schema';

type Middleware = Parameters<Core.Strapi['documents']['use']>[0];

/** The calls that make an entry: what they are given is not its id. */
const MAKING = ['create', 'clone'];

/** The entries that a call was about. */
const documentIdsOf = (result: Result): unknown[] => [
  result?.documentId,
  ...(result?.entries ?? []).map(({ documentId }) => documentId),
];

/** Captures what editors, API clients and scripts do to content through the document service. */
export const captureDocuments = ({ strapi, journal }: CaptureContext): void => {
  const types = new Map(contentTypesOf(strapi).map((schema) => [schema.uid, schema]));

  const middleware = async (
    context: { uid: string; action: string; params: Params },
    next: () => Promise<Result>,
  ): Promise<Result> => {
    const schema = types.get(context.uid);
    const observe = observers[context.action];
    if (!strapi.isLoaded || !schema || !observe) return next();
    const entries = new Entries(strapi, schema);
    const tell: Call['tell'] = async (action, row, changes = []) =>
      journal.record({ category: 'content', action, entity: await entries.entity(row), changes });
    const params = context.params ?? {};
    const call: Call = { strapi, schema, entries, params, tell };
    const documentId = MAKING.includes(context.action) ? null : (params.documentId ?? null);
    const atWork = { uid: schema.uid, documentId, rowIds: entries.rowIds };
    const observed = (act: () => Promise<Result>) =>
      trackCall(strapi, atWork, () => observe(call, act), documentIdsOf);
    return atomically(strapi, () => isolateErrors(strapi, observed, next));
  };

  strapi.documents.use(middleware as unknown as Middleware);
};
