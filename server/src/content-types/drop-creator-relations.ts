import type { Core } from '@strapi/strapi';
import { EVENT_UID } from '../constants';

/**
 * Takes the relations `createdBy` and `updatedBy`, which Strapi gives to every content type, from events. An event has an
 * actor of its own, which outlives the account. And the foreign keys would tie the table to that of the administrators: on
 * MySQL, people who are deleted at the same time would deadlock on them.
 *
 * To be called before Strapi builds the database from its content types.
 */
export const dropCreatorRelations = (strapi: Core.Strapi): void => {
  strapi
    .get('content-types')
    .extend(EVENT_UID, ({ attributes }: { attributes: Record<string, unknown> }) => {
      delete attributes.createdBy;
      delete attributes.updatedBy;
    });
};
