import { isDeepStrictEqual } from 'node:util';
import type { Change, Json } from '../../contracts';
import { REDACTED } from '../../journal';
import type { Row } from './lifecycles';
import type { ModelDefinition } from './model-definition';

const toJson = (value: unknown): Json =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);

const related = (value: unknown): Row[] => {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as Row[];
};

const namesOf = (row: Row | null, field: string, name: (row: Row) => string): Json => {
  const names = related(row?.[field]).map(name).sort();
  return names.length > 0 ? names : null;
};

const maskOf = (value: unknown): Json => (value === null || value === undefined ? null : REDACTED);

/** What differs between two states of a row; `null` is the state before it was made, or after it was deleted. */
export const difference = (
  definition: ModelDefinition,
  before: Row | null,
  after: Row | null,
): Change[] => {
  const plain = definition.fields.map((field) => ({
    field,
    before: toJson(before?.[field]),
    after: toJson(after?.[field]),
  }));
  const derived = Object.entries(definition.derived ?? {}).map(([field, of]) => ({
    field,
    before: before && of(before),
    after: after && of(after),
  }));
  const names = Object.entries(definition.relations ?? {}).map(([field, name]) => ({
    field,
    before: namesOf(before, field, name),
    after: namesOf(after, field, name),
  }));
  const secrets = (definition.secrets ?? [])
    .filter((field) => !isDeepStrictEqual(toJson(before?.[field]), toJson(after?.[field])))
    .map((field) => ({ field, before: maskOf(before?.[field]), after: maskOf(after?.[field]) }));
  return [
    ...[...plain, ...derived, ...names].filter(
      (change) => !isDeepStrictEqual(change.before, change.after),
    ),
    ...secrets,
  ];
};
