import type { Core } from '@strapi/types';
import { z } from '@strapi/utils';
import { PLUGIN_ID } from '../constants';
import { ACTOR_TYPES, type Json, OUTCOMES } from '../contracts';
import type { JournalService } from './journal';

const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;
const text = z.string().min(1);
const code = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'Expected lower-case letters, digits and hyphens.' });

const recordSchema = z.strictObject({
  /** The area where it occurred: your own prefix, a dot, your word, such as `shop.order`. */
  category: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, {
    error: 'Expected a prefix of your own, a dot and a word, such as shop.order.',
  }),
  /** What took place, such as `refunded`. */
  action: code,
  /** Default `success`. */
  outcome: z.enum(OUTCOMES).optional(),
  /** What was affected. */
  entity: z.strictObject({ type: text, id: text.nullable(), label: text.nullable() }).nullable().optional(),
  /** What is different, field by field. Values are stored as they are: leave secrets out. */
  changes: z.array(z.strictObject({ field: text, before: json, after: json })).optional(),
  /** Who did it. Default: who makes the current request, or the system where there is none. */
  actor: z
    .strictObject({
      type: z.enum(ACTOR_TYPES),
      id: text.nullable(),
      name: text.nullable(),
      email: text.nullable(),
    })
    .optional(),
  /** IP address it came from. Default: that of the current request. */
  source: z.union([z.ipv4(), z.ipv6()]).nullable().optional(),
  /** When it happened. Default: now. For events that reach you late, from a queue or an import. */
  occurredAt: z.date().optional(),
});

/** What {@link RecorderService.record} takes. */
export type RecordInput = z.input<typeof recordSchema>;

/** Records events of other code: `strapi.plugin('audit-log').service('recorder')`. */
export interface RecorderService {
  /**
   * Records an event. Inside a transaction it is kept or lost with that transaction; inside a request it is written before
   * the response goes out.
   *
   * @throws {Error} when `input` is not valid, with a sentence per field.
   * @example
   * await strapi.plugin('audit-log').service('recorder').record({
   *   category: 'shop.order',
   *   action: 'refunded',
   *   entity: { type: 'api::order.order', id: order.documentId, label: order.number },
   * });
   */
  record(input: RecordInput): Promise<void>;
}

export const createRecorderService = ({ strapi }: { strapi: Core.Strapi }): RecorderService => ({
  async record(input) {
    const { data, error } = recordSchema.safeParse(input);
    if (error) {
      const sentences = error.issues.map(({ path, message }) => `"${path.join('.')}": ${message}`);
      throw new Error(`The event was not recorded, because it is not valid. ${sentences.join(' ')}`);
    }
    const { journal } = strapi.plugin(PLUGIN_ID).service<JournalService>('journal');
    await journal.tell({ ...data, entity: data.entity ?? null });
  },
});
