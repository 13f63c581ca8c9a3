import type { Core } from '@strapi/strapi';
import { type AnswerableError, notFound } from '../answerable-error';
import type { AuditEventDetails } from '../contracts';
import { eventTable, LIST_COLUMNS, toAuditEventDetails } from '../event';

/** The form of an event id. Other texts are not looked up. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether `text` can be the id of an event. */
export const isEventId = (text: string): boolean => UUID.test(text);

/** Answers 404. */
export const noSuchEvent = (): AnswerableError =>
  notFound('There is no event with this id. Retention may have removed it.');

/** One event with all its details; `null` if there is none. */
export const findEvent = async (
  strapi: Core.Strapi,
  id: string,
): Promise<AuditEventDetails | null> => {
  if (!isEventId(id)) return null;
  const row = await eventTable(strapi)
    .first([...LIST_COLUMNS, 'request', 'changes'])
    .where({ document_id: id });
  return row ? toAuditEventDetails(row) : null;
};
