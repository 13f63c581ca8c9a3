import { TestEnvironment } from 'jest-environment-node';

/** What Node itself gives to a program, as against what jest gives to a test. */
export interface Node {
  require: NodeJS.Require;
  global: typeof globalThis;
}

/**
 * Hands `node` to the tests, so that Strapi is loaded as it is outside of them: in a fraction of
 * the time that jest takes for so many modules, and with the globals that it has in production.
 */
export default class extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    const node: Node = { require, global: globalThis };
    this.global.node = node;
    // The same for both, or neither would take the other's dates for dates.
    this.global.Date = Date;
  }
}
