import type { Context } from 'koa';
import type { Action, Category, Change, Json } from '../../contracts';
import type { Mutation } from '../../event';
import type { Row } from './lifecycles';

/** What is known of a write besides the row. */
export interface RowWrite {
  route: string | null;
  request: Context | undefined;
  before: Row | null;
}

/** Who made a write; `undefined`: whoever makes the request. */
export type ActorOfWrite = (row: Row, write: RowWrite) => Mutation['actor'];

/** Which mutations of one model are recorded, and in which words. */
export interface ModelDefinition {
  uid: string;
  category: Category | ((row: Row) => Category);
  /** Fields recorded by value. What is not named here is not recorded. */
  fields: readonly string[];
  /** Fields of which it is recorded that they changed, never the value. */
  secrets?: readonly string[];
  /** Relations, recorded by the name that this gives to each related row. */
  relations?: Record<string, (row: Row) => string>;
  /**
   * Attributes that the plugin brings along and that are not recorded. Where this is given, every further attribute is the
   * app's own and is recorded as content is.
   */
  builtIn?: readonly string[];
  /** What is recorded in place of columns that nobody may read as they are, by the name it is recorded under. */
  derived?: Record<string, (row: Row) => Json>;
  /** The id by which events refer to a row; default the row's own. */
  id?: (row: Row) => string;
  /** The name people know a row by. */
  label(row: Row): string;
  /** Names an update by what changed and by the route that made it; `null`: it is no event. Default `updated`. */
  nameUpdate?: (changes: Change[], route: string | null) => Action | null;
  /** Names a creation by the route that made it. Default `created`. */
  nameCreation?: (route: string | null) => Action;
  /** Makes what says who did it, where a route lets somebody in who is not signed in yet. Called once for each app. */
  createActorOf?: () => ActorOfWrite;
}
