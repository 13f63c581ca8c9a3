import type { Core } from '@strapi/strapi';

/**
 * A place where the plugin depends on Strapi's or knex's internals. Everything of that kind stands in
 * this folder, in this form, so that a new version of Strapi can be gone through seam by seam.
 */
export interface Seam {
  /** Its name in events and in the server log. */
  name: string;
  /** What it takes for granted. */
  reliesOn: string;
  /** Why the plugin cannot do without. */
  why: string;
  /** The file of Strapi in which it can be seen. */
  seenIn: string;
  /** The first version of Strapi that is known to have it. */
  since: string;
  /** What the log lacks without it, as a sentence for the operator. */
  without: string;
  /**
   * Names what it relies on and does not find. It writes nothing and runs no code of the app.
   */
  check: (strapi: Core.Strapi) => string[] | Promise<string[]>;
  /** Puts it in place, as far as it can be, and answers a function that takes it out again. */
  install?: (strapi: Core.Strapi) => Undo;
}

export type Undo = () => void;

/** A seam of which something was not found. */
export interface MissingSeam {
  seam: Seam;
  /** What was not found. */
  missing: string[];
}
