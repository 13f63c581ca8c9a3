import type { Core } from '@strapi/strapi';
import { AnswerableError } from '../answerable-error';
import { EVENT_UID } from '../constants';
import { eventAttributes } from '../event';
import { currentRequest, routeOf } from '../origin';

/**
 * One recorded fact. The journal inserts rows and retention removes them. Nothing updates them. The
 * indexes are in `event/indexes.ts`.
 */
const schema = {
  kind: 'collectionType',
  collectionName: 'audit_events',
  info: {
    singularName: 'event',
    pluralName: 'events',
    displayName: 'Audit event',
    description: 'Who did what, when and from where',
  },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: eventAttributes(),
};

export default { event: { schema } };

/**
 * Removes the relations `createdBy` and `updatedBy`, which Strapi adds to every content type. An
 * event has its own actor, which outlives the account. Also, the foreign keys would tie the table
 * to that of the administrators: on MySQL, two deletions of people at the same time would deadlock.
 *
 * Call it before Strapi builds the database from its content types.
 */
export const dropCreatorRelations = (strapi: Core.Strapi): void => {
  strapi
    .get('content-types')
    .extend(EVENT_UID, ({ attributes }: { attributes: Record<string, unknown> }) => {
      delete attributes.createdBy;
      delete attributes.updatedBy;
    });
};

/**
 * Closes events to the Content Manager. Hiding them is not enough: its API returns any content type
 * to a Super Admin, and to any role with its permission to read. Only `plugin::audit-log.read` may
 * open the log.
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
