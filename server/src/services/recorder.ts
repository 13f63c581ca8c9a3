import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { PLUGIN_ID } from '../constants';
import { ACTOR_TYPES, type CustomCode, type Json, OUTCOMES } from '../contracts';
import { toBoundedJson } from '../journal';
import type { JournalService } from './journal';

const isNoValue = (value: unknown): boolean =>
  ['undefined', 'function', 'symbol'].includes(typeof value);

/** Any value, bounded. `null` means that there is none. */
const json = z
  .custom<Json>((value) => !isNoValue(value), { error: 'Expected a JSON value, or null.' })
  .transform(toBoundedJson);
const text = z.string().min(1);
/** Codes are columns of an index. */
const CODE_LENGTH = 100;
const code = z
  .string()
  .max(CODE_LENGTH)
  .regex(/^[a-z][a-z0-9-]*$/, { error: 'Expected lower-case letters, digits and hyphens.' });

const recordSchema = z.strictObject({
  /** The area where it occurred: your own prefix, a dot, your word, such as `shop.order`. */
  category: z
    .string()
    .max(CODE_LENGTH)
    .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, {
      error: 'Expected a prefix of your own, a dot and a word, such as shop.order.',
    }),
  /** What took place, such as `refunded`. */
  action: code,
  /** Default `success`. */
  outcome: z.enum(OUTCOMES).optional(),
  /** What was affected. */
  entity: z
    .strictObject({ type: text, id: text.nullable(), label: text.nullable() })
    .nullable()
    .optional(),
  /**
   * What changed, field by field. What looks like a secret is redacted, but better leave secrets
   * out.
   */
  changes: z.array(z.strictObject({ field: text, before: json, after: json })).optional(),
  /** Who did it. Default: the actor of the current request, or the system if there is none. */
  actor: z
    .strictObject({
      type: z.enum(ACTOR_TYPES),
      id: text.nullable(),
      name: text.nullable(),
      email: text.nullable(),
    })
    .optional(),
  /** The IP address it came from. Default: the source of the current request. */
  source: z.union([z.ipv4(), z.ipv6()]).nullable().optional(),
  /** When it happened. Default: now. For events that reach you late, from a queue or an import. */
  occurredAt: z.date().optional(),
});

/** What {@link RecorderService.record} takes. */
export type RecordInput = z.input<typeof recordSchema>;

const definitionSchema = z.strictObject({
  category: recordSchema.shape.category,
  /** The category as people read it. */
  label: text,
  /** The actions that can occur in it: code and label. */
  actions: z.record(code, text),
});

/** What {@link RecorderService.define} takes. */
export type CategoryDefinition = z.infer<typeof definitionSchema>;

/** Parses `input` by `schema`. Throws a sentence per field. */
const parsed = <T extends z.ZodType>(schema: T, input: unknown, failed: string): z.output<T> => {
  const { data, error } = schema.safeParse(input);
  if (!error) return data as z.output<T>;
  const sentences = error.issues.map(({ path, message }) => `"${path.join('.')}": ${message}`);
  throw new Error(`${failed}, because it is not valid. ${sentences.join(' ')}`);
};

/** Records events of other code: `strapi.plugin('audit-log').service('recorder')`. */
export interface RecorderService {
  /**
   * Defines a category of your own with its label and its actions, so that people can filter by it.
   * Call it in `register` or `bootstrap` of your plugin or app.
   *
   * @throws {Error} when `definition` is not valid, with a sentence per field.
   * @example
   * strapi.plugin('audit-log').service('recorder').define({
   *   category: 'shop.order',
   *   label: 'Order',
   *   actions: { refunded: 'Refunded' },
   * });
   */
  define(definition: CategoryDefinition): void;

  /** The categories that were defined so far. */
  definitions(): CategoryDefinition[];

  /**
   * Records an event. Inside a transaction, it is committed or rolled back with it. Inside a
   * request, it is written before the response goes out.
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

export const createRecorderService = ({ strapi }: { strapi: Core.Strapi }): RecorderService => {
  const defined = new Map<string, CategoryDefinition>();
  return {
    define(definition) {
      const valid = parsed(definitionSchema, definition, 'The category was not defined');
      defined.set(valid.category, valid);
    },

    definitions: () => [...defined.values()],

    async record(input) {
      const valid = parsed(recordSchema, input, 'The event was not recorded');
      const { journal } = strapi.plugin(PLUGIN_ID).service<JournalService>('journal');
      // The schema has checked the dot in it.
      const category = valid.category as CustomCode['category'];
      await journal.record({ ...valid, category, entity: valid.entity ?? null });
    },
  };
};
