import type { Core } from '@strapi/strapi';
import { EVENT_UID } from './constants';
import { dropCreatorRelations, hideFromContentManager } from './content-types';
import { getService } from './get-service';
import { readAddressesEarly } from './origin';
import { handlerNames, serviceMethods } from './strapi';
import { atomically } from './transaction';

const WITHOUT_CONTENT_MANAGER = 'Super Admins can read events by the API of the Content Manager.';
const WITHOUT_GRAPHQL = 'Roles that are given the right can read events by GraphQL.';

const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  const captures = getService(strapi, 'captures');
  const { seams } = captures;
  dropCreatorRelations(strapi);
  void seams.attempt('content-manager', WITHOUT_CONTENT_MANAGER, () =>
    hideFromContentManager(strapi),
  );
  void seams.attempt('graphql', WITHOUT_GRAPHQL, () => hideFromGraphql(strapi));
  readAddressesEarly(strapi);
  seams.install(serviceMethods(atomically));
  seams.install(handlerNames);
  captures.register();
  listenToRequests(strapi);
};

const hideFromGraphql = (strapi: Core.Strapi): void => {
  strapi.plugin('graphql')?.service('extension').shadowCRUD(EVENT_UID).disable();
};

/**
 * The outermost middleware: it sees the final status of every answer, and delays the answer until
 * the events are written.
 */
const listenToRequests = (strapi: Core.Strapi): void => {
  const origins = getService(strapi, 'origins');
  const captures = getService(strapi, 'captures');
  const { journal } = getService(strapi, 'journal');
  strapi.server.use(async (ctx, next) => {
    origins.begin(ctx);
    journal.beginRequest(ctx);
    try {
      await next();
    } finally {
      await captures.requestEnded(ctx);
      await journal.endRequest(ctx);
      origins.handled(ctx);
    }
  });
};

export default register;
