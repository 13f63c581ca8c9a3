import type { Core } from '@strapi/strapi';
import { type Facet, FACETS, type FacetValue, type GetFacetsResponse } from '../contracts';
import type { ColumnName } from '../event';
import { applyConditions, COLUMNS_OF, type Conditions, conditionsOf } from './conditions';
import type { Filters } from './filters';
import { planFor } from './plan';
import { columnsFor, newestOf, type Span } from './sample';

/** How many of the newest events of each branch of the plan the values are counted in. */
const MAX_EVENTS = 2_000;

/** More values than anybody picks from a list. */
const MAX_VALUES = 100;

type Row = Partial<Record<ColumnName, string | number | null>>;

/** Facets that count in the same events. */
interface Group {
  conditions: Conditions;
  facets: Facet[];
}

/**
 * A facet leaves out its own filter. Those that have none count in the same events, so that these
 * are read once.
 */
const groupsOf = (conditions: Conditions): Group[] => {
  const filtered = FACETS.filter((facet) => conditions[facet]);
  const others = FACETS.filter((facet) => !conditions[facet]);
  return [
    ...filtered.map((facet) => ({
      conditions: { ...conditions, [facet]: undefined },
      facets: [facet],
    })),
    ...(others.length > 0 ? [{ conditions, facets: others }] : []),
  ];
};

/** The newest events that a group counts in, and whether there are more. */
const readNewest = async (
  strapi: Core.Strapi,
  { conditions, facets }: Group,
  span: Span,
): Promise<{ rows: Row[]; isCapped: boolean }> => {
  const { connection } = strapi.db;
  const { branches, residual } = planFor(conditions);
  const shown = facets.flatMap((facet) => COLUMNS_OF[facet]);
  const columns = [...shown, 'actor_name', 'attempts', ...columnsFor(residual)] as const;
  const newest = branches.map((branch) =>
    connection.select('*').from(newestOf(strapi, branch, span, columns, MAX_EVENTS).as('branch')),
  );
  const lengths = branches.map((branch) =>
    connection
      .count({ length: '*' })
      .from(newestOf(strapi, branch, span, ['occurred_at'], MAX_EVENTS + 1).as('branch')),
  );
  const rows = await applyConditions(
    connection.select('*').from(connection.queryBuilder().unionAll(newest).as('newest')),
    residual,
  );
  const counted = (await connection.queryBuilder().unionAll(lengths)) as { length: unknown }[];
  return {
    rows: rows as Row[],
    isCapped: counted.some(({ length }) => Number(length) > MAX_EVENTS),
  };
};

/**
 * The most frequent values of one facet. They are counted here and not by the database: MariaDB
 * would read the events anew for each facet.
 */
const valuesOf = (facet: Facet, rows: Row[], isCapped: boolean): FacetValue[] => {
  const [valueColumn, idColumn] = COLUMNS_OF[facet] as [ColumnName, ColumnName?];
  const values = new Map<string, FacetValue>();
  for (const row of rows) {
    const [value, id] = [row[valueColumn], idColumn && row[idColumn]];
    // NULL and the empty text are values that no filter has.
    if (!value) continue;
    const key = id ? `${value}:${id}` : String(value);
    const counted = values.get(key);
    const count = Number(row.attempts ?? 1);
    const label = facet === 'actor' ? (row.actor_name as string | null) : null;
    if (!counted) {
      values.set(key, { value: key, label, count, isCapped });
      continue;
    }
    counted.count += count;
    // The newest name that there is.
    counted.label ??= label;
  }
  return [...values.values()].sort((a, b) => b.count - a.count).slice(0, MAX_VALUES);
};

/**
 * The values of each filter among the events that all other filters show. Counted are the newest
 * events only, so that the answer is as quick on a table of any size.
 */
export const readFacets = async (
  strapi: Core.Strapi,
  filters: Filters,
): Promise<GetFacetsResponse> => {
  const span = { from: filters.from.getTime(), to: filters.to?.getTime() };
  const data = {} as GetFacetsResponse['data'];
  let isAnyCapped = false;
  // One after the other: they take one connection of the pool.
  for (const group of groupsOf(conditionsOf(filters))) {
    const { rows, isCapped } = await readNewest(strapi, group, span);
    for (const facet of group.facets) data[facet] = valuesOf(facet, rows, isCapped);
    isAnyCapped ||= isCapped;
  }
  return { data, meta: { isCapped: isAnyCapped } };
};
