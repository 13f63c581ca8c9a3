import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestDatabase } from './databases';

/** The Strapi app that the tests boot; `npm test -- versions` names one with another Strapi. */
export const APP_DIR = process.env.STRAPI_APP_DIR ?? path.resolve(__dirname, '../fixtures/app');

/**
 * What the fixture app's config files read besides the database; see `tests/fixtures/app/config`.
 */
type Switch =
  /** `true` puts Strapi's rate limits on sign-in back in force. */
  | 'RATE_LIMIT'
  /** `true` loads the GraphQL plugin. */
  | 'GRAPHQL'
  /** `true` starts Strapi's server for the Model Context Protocol. */
  | 'MCP'
  /** `refresh` gives end users sessions that can be logged out of. */
  | 'END_USER_SESSIONS'
  /** `true` answers a sign-in of an end user without the user. */
  | 'COOKIE_LOGIN'
  /** `true` makes a component contain itself. */
  | 'CIRCULAR_COMPONENT'
  /** JSON for Strapi's `server.proxy`. */
  | 'PROXY'
  /**
   * JSON of what `config/plugins.js` says of plugins that Strapi loads before this one, or after
   * it.
   */
  | 'PLUGINS_BEFORE'
  | 'PLUGINS_AFTER'
  /** By default `error`; a test that provokes errors on purpose sets `silent`. */
  | 'LOG_LEVEL';

/** How to start the fixture app, whether in this process or in one of its own. */
export interface AppOptions {
  /** The plugin's options, as `config/plugins.js` would give them. `false` disables the plugin. */
  auditLog?: Record<string, unknown> | false;
  /** Data to start on, which then is the caller's to drop. Without it: a new, empty database. */
  database?: TestDatabase;
  env?: Partial<Record<Switch, string>>;
}

/**
 * A spill of its own for each database: tests that run side by side must not replay each other's
 * events.
 */
const spillOf = ({ env }: TestDatabase): string =>
  path.join(
    tmpdir(),
    `${path.basename(env.DATABASE_NAME ?? path.dirname(env.DATABASE_FILENAME!))}-spill`,
  );

export function appEnvironment(
  { auditLog = {}, env = {} }: AppOptions,
  database: TestDatabase,
): Record<string, string> {
  return {
    NODE_ENV: 'test',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_DISABLE_EE: 'true',
    AUDIT_LOG_ENABLED: String(auditLog !== false),
    AUDIT_LOG_CONFIG: JSON.stringify({ spillDirectory: spillOf(database), ...auditLog }),
    ...database.env,
    ...env,
  };
}
