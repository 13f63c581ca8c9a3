import type { Core } from '@strapi/strapi';
import { EVENT_UID, PLUGIN_ID } from './constants';
import { capturesOf, type RequestEnded, type Surroundings } from './capture';
import { closeToContentManager } from './content-types/closed';
import { withoutCreators } from './content-types/without-creators';
import type { JournalService } from './services';
import { wrapServices } from './transaction';

const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  withoutCreators(strapi);
  closeToContentManager(strapi);
  hideFromGraphql(strapi);
  wrapServices(strapi);
  registerCaptures(strapi);
};

const hideFromGraphql = (strapi: Core.Strapi): void => {
  strapi.plugin('graphql')?.service('extension').shadowCRUD(EVENT_UID).disable();
};

const registerCaptures = (strapi: Core.Strapi): void => {
  const { journal } = strapi.plugin(PLUGIN_ID).service<JournalService>('journal');
  const surroundings = { strapi, journal };
  const captures = capturesOf(strapi);
  for (const { register: registerCapture } of captures) registerCapture?.(surroundings);
  listenToRequests(
    surroundings,
    captures.flatMap(({ requestEnded }) => requestEnded ?? []),
  );
};

/** Outermost of all middlewares, so that it sees the final status of every answer, and holds it until it is recorded. */
const listenToRequests = (surroundings: Surroundings, listeners: RequestEnded[]): void => {
  const { strapi, journal } = surroundings;
  strapi.server.use(async (ctx, next) => {
    journal.beginRequest(ctx);
    try {
      await next();
    } finally {
      await Promise.all(listeners.map((requestEnded) => requestEnded(surroundings, ctx))).catch(
        (error) =>
          strapi.log.error(
            `[audit-log] The end of a request could not be captured: ${String(error)}`,
          ),
      );
      await journal.endRequest(ctx);
    }
  });
};

export default register;
