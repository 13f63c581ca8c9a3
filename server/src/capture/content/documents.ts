import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { atomically } from '../../transaction';
import type { Surroundings } from '../capture';
import type { Call, Params, Result } from './call';
import { Entries } from './entries';
import { observers } from './observers';
import { guarded } from '../guarded';
import { contentTypesOf } from './schema';

type Middleware = Parameters<Core.Strapi['documents']['use']>[0];

/** The content type whose document service is at work; what its rows then do is no news. */
const atWork = new AsyncLocalStorage<string>();

export const isDocumentCall = (uid: string): boolean => atWork.getStore() === uid;

/** Captures what editors, API clients and scripts do to content through the document service. */
export const captureDocuments = ({ strapi, journal }: Surroundings): void => {
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
      journal.tell({ category: 'content', action, entity: await entries.entity(row), changes });
    const call: Call = { strapi, schema, entries, params: context.params ?? {}, tell };
    return atomically(strapi, () =>
      atWork.run(schema.uid, () => guarded(strapi, (act) => observe(call, act), next)),
    );
  };

  strapi.documents.use(middleware as unknown as Middleware);
};
