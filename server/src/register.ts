import type { Core } from '@strapi/strapi';
import { EVENT_UID } from './constants';
import { dropCreatorRelations, hideFromContentManager } from './content-types';
import { getService } from './get-service';
import { readAddressesEarly } from './origin';
import { handlerNames, serviceMethods } from './strapi';
import { atomically } from './transaction';

const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  dropCreatorRelations(strapi);
  hideFromContentManager(strapi);
  hideFromGraphql(strapi);
  readAddressesEarly(strapi);
  const captures = getService(strapi, 'captures');
  captures.seams.install(serviceMethods(atomically));
  captures.seams.install(handlerNames);
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
