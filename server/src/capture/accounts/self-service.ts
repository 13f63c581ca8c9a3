import type { Context } from 'koa';
import type { Actor } from '../../contracts';
import type { Row } from '../lib/lifecycles';
import type { ActorOfWrite } from '../lib/model-definition';

/** Whether a self-service request is about an account, as its own data shows. */
type IsAbout = (row: Row, before: Row | null, request: Context) => boolean;

const fieldOf = (values: unknown, name: string): unknown =>
  (values as Record<string, unknown> | undefined)?.[name];

const bodyOf = (request: Context): unknown => (request.request as { body?: unknown }).body;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The account whose token is in the body of the request. */
export const byToken =
  (column: string, field: string): IsAbout =>
  (_row, before, request) => {
    const token = fieldOf(bodyOf(request), field);
    return isText(token) && before?.[column] === token;
  };

/** The account whose token is in the query of the request. */
export const byQuery =
  (column: string, field: string): IsAbout =>
  (_row, before, request) => {
    const token = fieldOf(request.query, field);
    return isText(token) && before?.[column] === token;
  };

/** The account that the request creates, by the e-mail in its body. */
export const byEmail: IsAbout = (row, before, request) => {
  const email = fieldOf(bodyOf(request), 'email');
  return before === null && isText(email) && row.email === email.toLowerCase();
};

/** The account that a first sign-in by a provider creates. */
export const byProvider: IsAbout = (row, before, request) =>
  before === null && row.provider === (request.params as { provider?: string }).provider;

/**
 * The actor on routes where nobody is signed in yet: the account of the request. It is resolved
 * when the event is made, because a lifecycle may write other accounts before that one is known.
 */
export const selfServiceActor =
  <Account extends Row>(routes: Record<string, IsAbout>, toActor: (account: Account) => Actor) =>
  (): ActorOfWrite => {
    /** The account of each request, once known. */
    const authors = new WeakMap<Context, Actor>();
    return (row, { route, request, before }) => {
      const isAbout = route === null ? undefined : routes[route];
      if (!isAbout || !request) return undefined;
      if (!isAbout(row, before, request)) return () => authors.get(request);
      const actor = toActor(row as Account);
      authors.set(request, actor);
      return actor;
    };
  };
