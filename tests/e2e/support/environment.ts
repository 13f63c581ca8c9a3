import { TestEnvironment } from 'jest-environment-node';

/**
 * Lets tests look at what they failed on while it is still there: before `afterEach` puts it away.
 */
export default class extends TestEnvironment {
  async handleTestEvent(event: { name: string; test?: { name: string } }): Promise<void> {
    if (event.name !== 'test_fn_failure' || !event.test) return;
    await (this.global as OnFailure).onFailure?.(event.test.name);
  }
}

/** Where a test file puts what shall be done. */
export interface OnFailure {
  onFailure?: (testName: string) => Promise<void>;
}
