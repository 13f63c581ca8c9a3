import proxyaddr from 'proxy-addr';
import { z } from 'zod';
import { RETENTION_DAYS, type Settings } from '../contracts';
import { sealingSchema } from './sealing';

const wholeDays = `Expected a whole number of days from ${RETENTION_DAYS.min} to ${RETENTION_DAYS.max}, or null to keep events for ever.`;

const texts = (what: string) =>
  z.array(
    z
      .string({ error: `Expected a list of ${what}.` })
      .trim()
      .min(1)
      .max(255),
    {
      error: `Expected a list of ${what}.`,
    },
  );

/**
 * What an administrator may set on the configuration page, and what `config/plugins.js` may pin.
 */
export const settingsShape = {
  retentionDays: z
    .number({ error: wholeDays })
    .int({ error: wholeDays })
    .min(RETENTION_DAYS.min, { error: wholeDays })
    .max(RETENTION_DAYS.max, { error: wholeDays })
    .nullable()
    .describe('Days that events are kept, 1 to 36500; `null` keeps them for ever.'),
  excludedCategories: texts('categories, such as "end-user-login"').describe(
    "Categories that are not recorded, such as `'end-user-login'`. `audit-log` is always recorded.",
  ),
  excludedActions: texts('actions, such as "content.updated"').describe(
    "Actions that are not recorded, as `<category>.<action>`, such as `'content.updated'`.",
  ),
  excludedContentTypes: texts('content-type uids, such as "api::article.article"').describe(
    "Uids of content types of which nothing is recorded, such as `'api::draft.draft'`. It goes by the entity of the event. That of a login is a role, so `'admin::role'` would leave out logins too.",
  ),
  recordSystem: z
    .boolean({ error: 'Expected true or false.' })
    .describe('Whether events without a request are recorded: cron, scripts, the CLI.'),
};

const proxies = 'Expected IP addresses, CIDR ranges, "loopback", "linklocal" or "uniquelocal".';

const isProxyList = (list: string[]): boolean => {
  try {
    proxyaddr.compile(list);
    return true;
  } catch {
    return false;
  }
};

/**
 * The options in `config/plugins.js` under `audit-log` → `config`. A setting of the configuration
 * page that is set here is pinned: the page shows it read-only.
 */
export const configSchema = z
  .strictObject(settingsShape)
  .partial()
  .extend({
    onFailure: z
      .enum(['continue', 'refuse'], { error: "Expected 'continue' or 'refuse'." })
      .describe(
        "What happens when an event cannot be written. `'continue'`: the change goes on and the event waits in a file. `'refuse'`: no record, no change.",
      ),
    spillDirectory: z
      .string({ error: 'Expected the path of a folder.' })
      .min(1, { error: 'Expected the path of a folder.' })
      .describe(
        'Folder of that file, absolute or relative to the app. Keep it on a disk that survives a restart, one folder for each process.',
      ),
    trustedProxies: texts('proxies')
      .min(1, { error: proxies })
      .refine(isProxyList, { error: proxies })
      .optional()
      .describe(
        "The proxies in front of Strapi: addresses, CIDR ranges, `'loopback'`, `'linklocal'` or `'uniquelocal'`. With them, the source of an event is the right-most address in `X-Forwarded-For` that is none of them, which a client cannot forge.",
      ),
    source: z
      .enum(['full', 'truncated', 'off'], {
        error: "Expected 'full', 'truncated' or 'off'.",
      })
      .describe(
        'How precisely the source is kept: whole, as a network (IPv4 /24, IPv6 /48), or not at all.',
      ),
    redact: texts('paths, such as "api::customer.customer.iban"')
      .optional()
      .describe(
        "Fields whose values are never recorded, as `<entity type>.<field>`, such as `'api::customer.customer.iban'` or `'*.iban'`. What lies below the field is left out with it. It reaches into components and into the keys of a JSON field.",
      ),
    reveal: texts('paths, such as "api::dish.dish.secret"')
      .optional()
      .describe(
        "Fields whose names only sound like secrets, as `<entity type>.<field>`, such as `'api::dish.dish.secret'` or `'*.tokens'`. Their values are recorded, except for what is private, what looks like a secret by itself and what `redact` names.",
      ),
    settings: texts('keys of the store')
      .optional()
      .describe(
        "Keys of the table `strapi_core_store_settings` that are settings of this app and shall be recorded, besides those of Strapi itself, such as `'plugin_my-plugin_settings'`. A `*` at the end stands for anything.",
      ),
    sealing: sealingSchema,
  });

export type Config = z.infer<typeof configSchema>;

/** Defaults of what an administrator may set. */
export const settingsDefaults: Settings = {
  retentionDays: RETENTION_DAYS.default,
  excludedCategories: [],
  excludedActions: [],
  excludedContentTypes: [],
  recordSystem: true,
};

/** Defaults of what only the operator may set. */
export const operatorDefaults = {
  onFailure: 'continue',
  spillDirectory: '.tmp/audit-log',
  source: 'full',
} satisfies Config;
