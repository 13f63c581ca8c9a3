import type { Core } from '@strapi/strapi';
import { type Facet, FACETS, type FacetValue, type GetFacetsResponse } from '../contracts';
import type { ColumnName } from '../event';
import { type Conditions, COLUMNS_OF } from './conditions';
import type { Filters } from './filters';
import { planFor } from './plan';
import { columnsFor, isInIndex, matchingOf, newestOf } from './sample';

/** How many of the newest events the values of one filter are counted in, in rows or in entries of an index. */
const MAX_ROWS = 2_000;
const MAX_ENTRIES = 10_000;

/** More values than anybody picks from a list. */
const MAX_VALUES = 100;

/** What one facet shows besides its own columns. */
const LABEL_COLUMN: Partial<Record<Facet, ColumnName>> = { actor: 'actor_name' };

type Row = Partial<Record<ColumnName | 'label', string | null>> & { count: number | string };

const valueOf = (facet: Facet, row: Row): string | null => {
  const [first, second] = COLUMNS_OF[facet];
  const value = first ? row[first] : null;
  if (!value) return null;
  const id = second ? row[second] : null;
  return id ? `${value}:${id}` : value;
};

const countFacet = async (
  strapi: Core.Strapi,
  facet: Facet,
  { from, to, ...filters }: Filters,
): Promise<{ values: FacetValue[]; isCapped: boolean }> => {
  const conditions: Conditions = { ...filters, [facet]: undefined };
  const plan = planFor(conditions);
  const span = { from: from.getTime(), to: to?.getTime() };
  const own = COLUMNS_OF[facet];
  const label = LABEL_COLUMN[facet];
  const columns: ColumnName[] = [...own, 'attempts', ...(label ? [label] : [])];
  const limit = isInIndex([...columns, ...columnsFor(plan.residual)]) ? MAX_ENTRIES : MAX_ROWS;
  const { connection } = strapi.db;
  const parts = plan.branches.map((branch) =>
    connection
      .select('*')
      .from(matchingOf(strapi, branch, plan, span, columns, limit).as('matching')),
  );
  const counted = connection
    .select([...own])
    .sum({ count: connection.raw('COALESCE(attempts, 1)') })
    .from(connection.queryBuilder().unionAll(parts).as('matching'))
    .groupBy([...own])
    .orderBy('count', 'desc')
    .limit(MAX_VALUES);
  if (label) void counted.max({ label });
  const reached = await Promise.all(
    plan.branches.map(async (branch) => {
      const [beyond] = (await newestOf(strapi, branch, span, ['occurred_at'], 1).offset(
        limit,
      )) as unknown[];
      return beyond !== undefined;
    }),
  );
  const isCapped = reached.some(Boolean);
  const values = ((await counted) as Row[]).flatMap((row): FacetValue[] => {
    const value = valueOf(facet, row);
    return value === null
      ? []
      : [{ value, label: row.label ?? null, count: Number(row.count), isCapped }];
  });
  return { values, isCapped };
};

/**
 * The values of each filter among the events that all other filters show. Counted are the newest events only, so that the
 * answer is as quick on a table of any size.
 */
export const readFacets = async (
  strapi: Core.Strapi,
  filters: Filters,
): Promise<GetFacetsResponse> => {
  const data = {} as GetFacetsResponse['data'];
  let isCapped = false;
  // One after the other: they take one connection of the pool.
  for (const facet of FACETS) {
    const counted = await countFacet(strapi, facet, filters);
    data[facet] = counted.values;
    isCapped ||= counted.isCapped;
  }
  return { data, meta: { isCapped } };
};
