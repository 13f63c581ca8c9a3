import { z } from '@strapi/utils';
import proxyaddr from 'proxy-addr';
import { RETENTION_DAYS } from '../contracts';

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

/** What an administrator may set on the configuration page, and what `config/plugins.js` may pin. */
export const settingsShape = {
  /** How many days events are kept; `null` keeps them for ever. */
  retentionDays: z
    .number({ error: wholeDays })
    .int({ error: wholeDays })
    .min(RETENTION_DAYS.min, { error: wholeDays })
    .max(RETENTION_DAYS.max, { error: wholeDays })
    .nullable(),
  /** Categories that are not recorded, such as `end-user-login`. */
  excludedCategories: texts('categories, such as "end-user-login"'),
  /** Actions that are not recorded, as `<category>.<action>`, such as `content.updated`. */
  excludedActions: texts('actions, such as "content.updated"'),
  /** Uids of content types of which nothing is recorded. */
  excludedContentTypes: texts('content-type uids, such as "api::article.article"'),
  /** Whether events without a request are recorded: cron, scripts, the CLI. */
  recordSystem: z.boolean({ error: 'Expected true or false.' }),
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
 * What `config/plugins.js` may hold under `audit-log` → `config`. A setting of the configuration page that stands here is
 * pinned: the page shows it read-only.
 */
export const configSchema = z
  .strictObject(settingsShape)
  .partial()
  .extend({
    /**
     * What happens when an event cannot be written. `continue`: the change goes on and the event waits in the spill file.
     * `refuse`: no record, no change.
     */
    onFailure: z.enum(['continue', 'refuse'], { error: "Expected 'continue' or 'refuse'." }),
    /** Folder of the spill file, absolute or relative to the app's root. */
    spillDirectory: z
      .string({ error: 'Expected the path of a folder.' })
      .min(1, { error: 'Expected the path of a folder.' }),
    /**
     * The proxies in front of Strapi, by address, CIDR range or name. With them, the source of an event is the right-most
     * address in `X-Forwarded-For` that is none of them, which a client cannot forge.
     */
    trustedProxies: texts('proxies')
      .min(1, { error: proxies })
      .refine(isProxyList, { error: proxies })
      .optional(),
    /** How precisely the source is kept: whole, as a network (IPv4 /24, IPv6 /48), or not at all. */
    source: z.enum(['full', 'truncated', 'off'], {
      error: "Expected 'full', 'truncated' or 'off'.",
    }),
    /** Fields whose values are never recorded, such as `api::customer.customer.iban` or `*.iban`. */
    redact: texts('paths, such as "api::customer.customer.iban"').optional(),
    /**
     * Keys of Strapi's store (`<type>_<name>_<key>`) that are settings of this app and shall be recorded, besides those of
     * Strapi itself. A `*` at the end stands for anything.
     */
    settings: texts('keys of the store').optional(),
  });

export type Config = z.infer<typeof configSchema>;
