import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { isOrigin, MAX_ORIGIN_LENGTH, parseSeed } from '../seal';

/** Bounds of `sealing.seconds`. */
export const SEALING_SECONDS = { min: 5, max: 3600, default: 30 } as const;

const wholeSeconds = `Expected a whole number of seconds from ${SEALING_SECONDS.min} to ${SEALING_SECONDS.max}.`;
const aKey = 'Expected base64 of 32 bytes. `npx strapi-plugin-audit-log new-key` prints one.';

const aPath =
  'Expected the absolute path of a file, such as /var/log/strapi/audit-log.checkpoints.';

const isSeed = (text: string): boolean => {
  try {
    return parseSeed(text).length > 0;
  } catch {
    return false;
  }
};

const key = z.string({ error: aKey }).refine(isSeed, { error: aKey });

const sealingObject = z.strictObject(
  {
    seconds: z
      .number({ error: wholeSeconds })
      .int({ error: wholeSeconds })
      .min(SEALING_SECONDS.min, { error: wholeSeconds })
      .max(SEALING_SECONDS.max, { error: wholeSeconds })
      .optional()
      .describe('How long an event waits for its seal, 5 to 3600; 30 without it.'),
    key: key
      .optional()
      .describe(
        'The key that seals are signed with: base64 of 32 bytes. Without it, the key is derived from `admin.apiToken.salt`. `npx strapi-plugin-audit-log new-key` prints one.',
      ),
    previousKey: key
      .optional()
      .describe('The key before, while it is replaced: checkpoints are then signed by both.'),
    origin: z
      .string({ error: 'Expected a name such as cms.example.com/audit-log.' })
      .refine(isOrigin, {
        error: `Expected a name of at most ${MAX_ORIGIN_LENGTH} printable ASCII characters without spaces and "+", such as cms.example.com/audit-log.`,
      })
      .optional()
      .describe('The name of the log in its checkpoints; `audit-log` without it.'),
    anchorFile: z
      .string({ error: aPath })
      .refine(isAbsolute, { error: aPath })
      .optional()
      .describe(
        'A file that checkpoints are appended to, best on another machine or on a disk that only allows to append. At start the newest is compared with the database.',
      ),
  },
  { error: 'Expected false, or an object such as { seconds: 30 }.' },
);

/** Names of the options under `sealing`. */
export const sealingOptions = Object.keys(sealingObject.shape);

/** `sealing` in `config/plugins.js`. */
export const sealingSchema = z
  .union([z.literal(false), sealingObject], {
    error: 'Expected false, or an object such as { seconds: 30 }.',
  })
  .optional()
  .describe(
    'Events are sealed, so that anybody can verify that none was changed or removed. `false` switches it off. See [What is guaranteed](what-is-guaranteed.md).',
  );

export type SealingConfig = z.infer<typeof sealingObject>;
