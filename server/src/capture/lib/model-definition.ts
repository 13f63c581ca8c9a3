import type { Context } from 'koa';
import type { Action, Category, Change, Json } from '../../contracts';
import type { Mutation } from '../../event';
import type { Row } from './lifecycles';

/** The facts of a write besides the row. */
interface RowWrite {
  route: string | null;
  request: Context | undefined;
  before: Row | null;
}

/** Returns who made a write; `undefined`: the actor of the request. */
export type ActorOfWrite = (row: Row, write: RowWrite) => Mutation['actor'];

/** What is recorded of one model, and under which codes. */
export interface ModelDefinition {
  uid: string;
  category: Category | ((row: Row) => Category);
  /** Fields recorded by value. Fields that are not named here are not recorded. */
  fields: readonly string[];
  /** Fields whose change is recorded, never their value. */
  secrets?: readonly string[];
  /** Relations, recorded by the name that this function gives to each related row. */
  relations?: Record<string, (row: Row) => string>;
  /**
   * Attributes of Strapi or its plugin that are not recorded. If this is given, all other
   * attributes come from the app and are recorded like content.
   */
  builtIn?: readonly string[];
  /** Values that are recorded in place of secret columns, by their recorded name. */
  derived?: Record<string, (row: Row) => Json>;
  /** The id of the entity in events. Default: the id of the row. */
  id?: (row: Row) => string;
  /** The name of a row. */
  label(row: Row): string;
  /**
   * Returns the action of an update, by its changes and its route; `null` if it is not an event.
   * Default: `updated`.
   */
  nameUpdate?: (changes: Change[], route: string | null) => Action | null;
  /** Returns the action of a creation, by its route. Default: `created`. */
  nameCreation?: (route: string | null) => Action;
  /**
   * Makes a function that returns the actor, for routes on which nobody is signed in yet. Called
   * once per app.
   */
  createActorOf?: () => ActorOfWrite;
}
