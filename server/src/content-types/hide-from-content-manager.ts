import type { Core } from '@strapi/strapi';
import { AnswerableError } from '../answerable-error';
import { EVENT_UID } from '../constants';
import { currentRequest, routeOf } from '../origin';

/**
 * Closes events to the Content Manager. Being invisible there is not enough: its API hands out any content type to a Super
 * Admin, and any role can be given its permission to read one. Only `plugin::audit-log.read` may open the log.
 */
export const hideFromContentManager = (strapi: Core.Strapi): void => {
  strapi.documents.use((context, next) => {
    const isAsked =
      context.uid === EVENT_UID && routeOf(currentRequest(strapi))?.startsWith('content-manager::');
    if (isAsked) {
      throw new AnswerableError('Events are read in the audit log.', {
        status: 403,
        name: 'ForbiddenError',
      });
    }
    return next();
  });
};
