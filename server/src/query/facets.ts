import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
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

/** What one facet shows besides its own columns. */
const LABEL_COLUMN: Partial<Record<Facet, ColumnName>> = { actor: 'actor_name' };

/** What stands in place of a facet in the rows that say how many events there are to count in. */
const EVENTS = 'events';

interface Row {
  facet: Facet | typeof EVENTS;
  value: string | null;
  id: string | null;
  label: string | null;
  count: number | string;
}

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

/** The most frequent values of one facet among `matching`. */
const valuesOf = (connection: Knex, facet: Facet): Knex.QueryBuilder => {
  const own = COLUMNS_OF[facet];
  const [value, id] = own as [ColumnName, ColumnName | undefined];
  const label = LABEL_COLUMN[facet];
  const counted = connection
    .select([
      connection.raw(`'${facet}' AS facet`),
      connection.ref(value).as('value'),
      id ? connection.ref(id).as('id') : connection.raw('NULL AS id'),
      label ? connection.raw('MAX(??) AS label', [label]) : connection.raw('NULL AS label'),
      connection.raw('SUM(COALESCE(attempts, 1)) AS count'),
    ])
    .from('matching')
    .whereNotNull(value)
    .groupBy(own)
    .orderBy('count', 'desc')
    .limit(MAX_VALUES);
  return connection.select('*').from(counted.as(`of_${value}`));
};

/** How many events there are in each branch, one more than is counted in at most. */
const eventsOf = (connection: Knex, entries: Knex.QueryBuilder): Knex.QueryBuilder =>
  connection
    .select(connection.raw(`'${EVENTS}' AS facet, NULL AS value, NULL AS id, NULL AS label`))
    .count({ count: '*' })
    .from(entries.as('entries'));

/** All that is asked of one group, in one statement. */
const countGroup = async (
  strapi: Core.Strapi,
  { conditions, facets }: Group,
  span: Span,
): Promise<Row[]> => {
  const { connection } = strapi.db;
  const { branches, residual } = planFor(conditions);
  const labels = facets.flatMap((facet) => LABEL_COLUMN[facet] ?? []);
  const shown = facets.flatMap((facet) => COLUMNS_OF[facet]);
  const columns: ColumnName[] = [...shown, ...labels, 'attempts', ...columnsFor(residual)];
  const newest = branches.map((branch) =>
    connection.select('*').from(newestOf(strapi, branch, span, columns, MAX_EVENTS).as('branch')),
  );
  const entries = branches.map((branch) =>
    eventsOf(connection, newestOf(strapi, branch, span, ['occurred_at'], MAX_EVENTS + 1)),
  );
  return (await connection
    .queryBuilder()
    .with('newest', connection.queryBuilder().unionAll(newest))
    .with('matching', applyConditions(connection.select('*').from('newest'), residual))
    .unionAll([...facets.map((facet) => valuesOf(connection, facet)), ...entries])) as Row[];
};

const toValue = ({ value, id, label, count }: Row, isCapped: boolean): FacetValue => ({
  value: id ? `${value}:${id}` : String(value),
  label,
  count: Number(count),
  isCapped,
});

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
    const rows = await countGroup(strapi, group, span);
    const isCapped = rows.some(
      ({ facet, count }) => facet === EVENTS && Number(count) > MAX_EVENTS,
    );
    for (const name of group.facets) {
      data[name] = rows
        .filter(({ facet, value }) => facet === name && value)
        .sort((a, b) => Number(b.count) - Number(a.count))
        .map((row) => toValue(row, isCapped));
    }
    isAnyCapped ||= isCapped;
  }
  return { data, meta: { isCapped: isAnyCapped } };
};
