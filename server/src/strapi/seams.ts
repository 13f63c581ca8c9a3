import type { Core } from '@strapi/strapi';
import { reportFailure } from '../report-failure';
import type { MissingSeam, Seam, Undo } from './seam';

/** All seams of one running app. */
export class Seams {
  readonly #strapi: Core.Strapi;
  readonly #checks: Promise<MissingSeam>[] = [];
  readonly #undo: Undo[] = [];

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /** Checks a seam and puts it in place. One that cannot be put in place is missing; it stops nothing. */
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
