import type { Core } from '@strapi/strapi';
import { EVENT_UID, PLUGIN_ID } from './constants';
import { capturesOf, type RequestEnded, type CaptureContext } from './capture';
import { hideFromContentManager } from './content-types/hide-from-content-manager';
import { dropCreatorRelations } from './content-types/drop-creator-relations';
import type { JournalService } from './services';
import { wrapServices } from './transaction';

const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  dropCreatorRelations(strapi);
  hideFromContentManager(strapi);
  hideFromGraphql(strapi);
  wrapServices(strapi);
  registerCaptures(strapi);
};

const hideFromGraphql = (strapi: Core.Strapi): void => {
  strapi.plugin('graphql')?.service('extension').shadowCRUD(EVENT_UID).disable();
};

const registerCaptures = (strapi: Core.Strapi): void => {
  const { journal } = strapi.plugin(PLUGIN_ID).service<JournalService>('journal');
  const context = { strapi, journal };
  const captures = capturesOf(strapi);
  for (const { register: registerCapture } of captures) registerCapture?.(context);
  listenToRequests(
    context,
    captures.flatMap(({ requestEnded }) => requestEnded ?? []),
  );
};

/** Outermost of all middlewares, so that it sees the final status of every answer, and holds it until it is recorded. */
const listenToRequests = (context: CaptureContext, listeners: RequestEnded[]): void => {
  const { strapi, journal } = context;
  strapi.server.use(async (ctx, next) => {
    journal.beginRequest(ctx);
    try {
      await next();
    } finally {
      await Promise.all(listeners.map((requestEnded) => requestEnded(context, ctx))).catch(
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
