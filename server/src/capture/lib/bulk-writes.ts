import type { Core } from '@strapi/strapi';
import { type Change, type Json, REDACTED } from '../../contracts';
import { contentTypeLabel, isSecret, schemaOf } from './schema';
import type { Criteria } from './snapshot';

/** A write of more rows is recorded as one event, with the count and the condition. */
export const MAX_ROWS_IN_DETAIL = 1_000;

/** Conditions written by hand are not nested deeper. */
const MAX_DEPTH = 10;

/** A condition without the values of secret attributes. */
const maskCondition = (
  strapi: Core.Strapi,
  uid: string | undefined,
  condition: unknown,
  depth = 0,
): Json => {
  if (condition === null || condition === undefined) return null;
  if (typeof condition !== 'object') return condition as Json;
  if (condition instanceof Date) return condition.toISOString();
  if (depth > MAX_DEPTH) return REDACTED;
  if (Array.isArray(condition)) {
    const items = condition.slice(0, MAX_ROWS_IN_DETAIL);
    return items.map((item) => maskCondition(strapi, uid, item, depth + 1));
  }
  const attributes = uid ? schemaOf(strapi, uid)?.attributes : undefined;
  return Object.fromEntries(
    Object.entries(condition).map(([key, inner]) => {
      const attribute = attributes?.[key];
      if (attribute && isSecret(attribute)) return [key, REDACTED];
      const target = attribute ? attribute.target : uid;
      return [key, maskCondition(strapi, target, inner, depth + 1)];
    }),
  );
};

/** The event of a write of very many rows. */
export const bulkEvent = (
  strapi: Core.Strapi,
  uid: string,
  written: { count: number; criteria?: Criteria; data?: Change[] },
) => {
  const { count, criteria = {}, data = [] } = written;
  const given = Object.entries(criteria).filter(([, value]) => value !== undefined);
  const conditions = given.map(([name, value]): Change => {
    const field = name === 'where' ? 'condition' : name;
    return { field, before: null, after: maskCondition(strapi, uid, value) };
  });
  return {
    entity: { type: uid, id: null, label: contentTypeLabel(strapi, uid) },
    changes: [{ field: 'count', before: null, after: count }, ...conditions, ...data],
  };
};
