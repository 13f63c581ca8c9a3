import type { TestDatabase } from '../../support/databases';
import type { PackedApp } from '../../support/packed-app';
import type { ServerProcess } from '../../support/process';

interface Running {
  app?: PackedApp;
  server?: ServerProcess;
  database?: TestDatabase;
}

// Jest loads `setup.ts` and `teardown.ts` apart from each other; the process is all they share.
const shared = globalThis as { auditLogE2e?: Running };

/** What `setup.ts` has started, for `teardown.ts` to end. */
export const running: Running = (shared.auditLogE2e ??= {});
