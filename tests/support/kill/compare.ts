import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import type { Change, Json } from '../../../server/src/contracts';
import { type Recorded, stateFromEvents, type ToldEvent } from './state-from-events';

/** What the database holds, next to what the events say that it must hold. */
export interface Comparison {
  events: number;
  /**
   * Things that are not as the events say: a change without its event, or an event without its
   * change.
   */
  differences: string[];
}

type State = Map<string, unknown>;

/** A kind of thing that the load makes: as it is, by id, and as the events say. */
interface Kind {
  type: string;
  read: (connection: Knex) => Promise<State>;
  asTold: (recorded: Recorded) => unknown;
}

const LOAD = 'load-%';

/** Rows of a table that a link table ties to others, gathered by the id of these. */
const gather = (rows: { owner: number | string; value: string }[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { owner, value } of rows) {
    found.set(String(owner), [...(found.get(String(owner)) ?? []), value].sort());
  }
  return found;
};

const KINDS: Kind[] = [
  {
    type: 'admin::role',
    async read(connection) {
      const permissions = gather(
        await connection('admin_permissions_role_lnk as link')
          .join('admin_permissions as p', 'p.id', 'link.permission_id')
          .select('link.role_id as owner', 'p.action as value'),
      );
      const roles = await connection('admin_roles').where('name', 'like', LOAD);
      return new Map(
        roles.map(({ id, name, description, code }) => [
          String(id),
          { name, description, code, permissions: permissions.get(String(id)) ?? [] },
        ]),
      );
    },
    asTold: ({ fields: { name, description, code }, permissions }) => ({
      name,
      // An event does not mention an empty text.
      description: description ?? '',
      code,
      permissions,
    }),
  },
  {
    type: 'admin::user',
    async read(connection) {
      const roles = gather(
        await connection('admin_users_roles_lnk as link')
          .join('admin_roles as r', 'r.id', 'link.role_id')
          .select('link.user_id as owner', 'r.name as value'),
      );
      const users = await connection('admin_users').where('email', 'like', LOAD);
      return new Map(users.map(({ id, email }) => [String(id), [email, roles.get(String(id))]]));
    },
    asTold: ({ fields: { email, roles } }) => [email, roles],
  },
  {
    type: 'admin::api-token',
    async read(connection) {
      const tokens = await connection('strapi_api_tokens').where('name', 'like', LOAD);
      return new Map(tokens.map(({ id, name }) => [String(id), name]));
    },
    asTold: ({ fields }) => fields.name,
  },
  {
    type: 'api::article.article',
    async read(connection) {
      const articles = await connection('articles').where('title', 'like', LOAD);
      return new Map(articles.map(({ document_id, title }) => [document_id, title]));
    },
    asTold: ({ fields }) => fields.title,
  },
];

const parsed = (value: string | Change[] | null): Change[] =>
  typeof value === 'string' ? (JSON.parse(value) as Change[]) : (value ?? []);

/** What is different between two states. */
const differencesOf = (type: string, actual: State, recorded: State): string[] =>
  [...new Set([...actual.keys(), ...recorded.keys()])]
    .filter((id) => !isDeepStrictEqual(actual.get(id), recorded.get(id)))
    .map((id) => {
      const [is, says] = [actual.get(id), recorded.get(id)].map((state) =>
        JSON.stringify(state as Json),
      );
      return `${type} ${id} is ${is}, and the events say ${says}.`;
    });

const isOfLoad = (state: unknown): boolean => JSON.stringify(state).includes('load-');

/** Compares what is in the database with what was recorded, both read straight from it. */
export async function compare(connection: Knex): Promise<Comparison> {
  const rows = await connection('audit_events').orderBy([
    { column: 'occurred_at' },
    { column: 'id' },
  ]);
  const events = rows.map((row): ToldEvent => ({
    action: row.action,
    entity: row.entity_type === null ? null : { type: row.entity_type, id: row.entity_id },
    changes: parsed(row.changes),
  }));
  const differences: string[] = [];
  for (const { type, read, asTold } of KINDS) {
    const recorded = [...stateFromEvents(events, type)]
      .map(([id, recorded]) => [id, asTold(recorded)] as const)
      .filter(([, state]) => isOfLoad(state));
    differences.push(...differencesOf(type, await read(connection), new Map(recorded)));
  }
  const sessions = Number((await connection('strapi_sessions').count({ n: '*' }))[0]!.n);
  const logins = rows.filter(
    ({ category, action, outcome }) =>
      outcome === 'success' && ['login login', 'user registered'].includes(`${category} ${action}`),
  ).length;
  if (sessions !== logins)
    differences.push(`${sessions} sessions, and ${logins} logins by events.`);
  return { events: events.length, differences };
}
