import type { Core } from '@strapi/strapi';
import { reportFailure } from '../report-failure';

/**
 * A place where the plugin depends on Strapi's or knex's internals. Everything of that kind stands
 * in this folder, in this form, so that a new version of Strapi can be gone through seam by seam.
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

/** All seams of one running app. */
export class Seams {
  readonly #strapi: Core.Strapi;
  readonly #checks: Promise<MissingSeam>[] = [];
  readonly #undo: Undo[] = [];

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /**
   * Checks a seam and puts it in place. One that cannot be put in place is missing; it stops
   * nothing.
   */
  install(seam: Seam): void {
    // Before it is put in place, so that nothing of ours is taken for Strapi's.
    const check = this.#check(seam);
    try {
      const undo = seam.install?.(this.#strapi);
      if (undo) this.#undo.push(undo);
      this.#checks.push(check);
    } catch (error) {
      reportFailure(this.#strapi, `The seam ${seam.name} could not be put in place.`, error);
      this.#checks.push(check.then(({ missing }) => ({ seam, missing: [...missing, seam.name] })));
    }
  }

  /** The seams of which something was not found, so far. */
  async missing(): Promise<MissingSeam[]> {
    return (await Promise.all(this.#checks)).filter(({ missing }) => missing.length > 0);
  }

  /** Takes everything out again, the last one first. */
  uninstall(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  async #check(seam: Seam): Promise<MissingSeam> {
    try {
      return { seam, missing: await seam.check(this.#strapi) };
    } catch (error) {
      reportFailure(this.#strapi, `The seam ${seam.name} could not be checked.`, error);
      return { seam, missing: [seam.name] };
    }
  }
}
