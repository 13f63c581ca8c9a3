import type { Core } from '@strapi/strapi';
import { reportFailure } from '../report-failure';

/**
 * A place where the plugin depends on Strapi's or knex's internals. All of them are in this folder
 * and have this form, so that a new version of Strapi can be checked seam by seam.
 */
export interface Seam {
  /** Its name in events and in the server log. */
  name: string;
  /** What it assumes. */
  reliesOn: string;
  /** Why the plugin needs it. */
  why: string;
  /** The file of Strapi in which it can be seen. */
  seenIn: string;
  /** The first version of Strapi that has it, as far as known. */
  since: string;
  /** What the log lacks without it, as a sentence for the operator. */
  without: string;
  /** Returns what is missing. It writes nothing and runs no code of the app. */
  check: (strapi: Core.Strapi) => string[] | Promise<string[]>;
  /** Installs it as far as possible. Returns a function that removes it. */
  install?: (strapi: Core.Strapi) => Undo;
}

export type Undo = () => void;

/** A seam of which something was not found. */
export interface MissingSeam {
  seam: Pick<Seam, 'name' | 'without'>;
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
   * Checks and installs a seam. One that cannot be installed counts as missing and stops nothing.
   */
  install(seam: Seam): void {
    // Checked first, so that our code is not mistaken for Strapi's.
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

  /**
   * Does what depends on a part of Strapi. Where it throws, the part counts as missing. It stops
   * nothing.
   *
   * @param without what the log lacks without it, as a sentence for the operator
   */
  async attempt(name: string, without: string, work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      reportFailure(this.#strapi, `The start of ${name} failed.`, error);
      this.#checks.push(Promise.resolve({ seam: { name, without }, missing: [name] }));
    }
  }

  /** The seams that miss something so far. */
  async missing(): Promise<MissingSeam[]> {
    return (await Promise.all(this.#checks)).filter(({ missing }) => missing.length > 0);
  }

  /** Removes all seams, the last one first. */
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
