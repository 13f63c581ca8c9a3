import { type Change, type EventSummary, isMarker, type Json } from '../contracts';
import type { JournalEntry } from './mutation';
import { MAX_SUMMARY_BYTES } from './table';
import { storableJson } from './text';

/** More fields are only counted. */
const MAX_FIELDS = 5;
const MAX_NAME_LENGTH = 60;
/** Maximum characters of JSON of a short value. */
const MAX_VALUE_LENGTH = 60;

const permissionOf = ({ before, after }: Change): Json => before ?? after;

const isPermission = (change: Change): boolean => {
  const value = permissionOf(change);
  return (
    change.field === 'permissions' &&
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    'action' in value
  );
};

const shortName = (name: string): string =>
  name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH - 1)}…` : name;

const isShort = (value: Json): boolean =>
  (value === null || typeof value !== 'object' || Array.isArray(value)) &&
  !(typeof value === 'string' && (value.length > MAX_VALUE_LENGTH || isMarker(value))) &&
  !(Array.isArray(value) && value.length > 3) &&
  JSON.stringify(value).length <= MAX_VALUE_LENGTH;

/** The only change of an event, if it fits into a row of the list. */
const shortChange = (changes: Change[]): EventSummary['change'] => {
  const [change] = changes;
  if (!change || changes.length > 1 || !isShort(change.before) || !isShort(change.after))
    return null;
  return { before: change.before, after: change.after };
};

/**
 * The stored form: `[fields, more, [before, after], [granted, revoked, limited]]`, without empty
 * parts at the end. It has no keys, so that it is short and a text search finds only names and
 * values.
 */
type StoredSummary = [string[], number?, [Json, Json]?, [number, number, number]?];

export const printSummary = ({ fields, more, change, permissions }: EventSummary): string => {
  const parts: unknown[] = [fields];
  if (more > 0 || change || permissions) parts.push(more);
  if (change || permissions) parts.push(change ? [change.before, change.after] : 0);
  if (permissions) parts.push([permissions.granted, permissions.revoked, permissions.limited]);
  return JSON.stringify(storableJson(parts as Json));
};

export const parseSummary = (stored: string | null): EventSummary | null => {
  if (stored === null) return null;
  const [fields, more = 0, change, permissions] = JSON.parse(stored) as StoredSummary;
  return {
    fields,
    more,
    change: change ? { before: change[0], after: change[1] } : null,
    permissions: permissions
      ? { granted: permissions[0], revoked: permissions[1], limited: permissions[2] }
      : null,
  };
};

const sizeOf = (summary: EventSummary): number => Buffer.byteLength(printSummary(summary));

/**
 * What an event changed, short enough for the list to show it without reading the changes. Its
 * values are already redacted and bounded. `null` if nothing changed: a failed attempt changes
 * nothing.
 */
export const summaryOf = ({
  outcome,
  changes,
}: Pick<JournalEntry, 'outcome' | 'changes'>): EventSummary | null => {
  if (outcome !== 'success' || changes.length === 0) return null;
  const permissions = changes.filter(isPermission);
  const others = changes.filter((change) => !isPermission(change));
  const names = [...new Set(others.map(({ field }) => shortName(field)))];
  const summary: EventSummary = {
    fields: names.slice(0, MAX_FIELDS),
    more: Math.max(0, names.length - MAX_FIELDS),
    change: permissions.length > 0 ? null : shortChange(others),
    permissions:
      permissions.length === 0
        ? null
        : {
            granted: permissions.filter(({ before }) => before === null).length,
            revoked: permissions.filter(({ after }) => after === null).length,
            limited: permissions.filter(({ before, after }) => before !== null && after !== null)
              .length,
          },
  };
  // Letters of some scripts take three bytes.
  if (sizeOf(summary) > MAX_SUMMARY_BYTES) summary.change = null;
  while (sizeOf(summary) > MAX_SUMMARY_BYTES && summary.fields.length > 0) {
    summary.fields.pop();
    summary.more += 1;
  }
  return summary;
};
