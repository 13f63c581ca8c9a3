import { z } from 'zod';
import {
  ACTOR_TYPES,
  type ActorType,
  DEFAULT_DAYS,
  MAX_FILTER_LENGTH,
  OUTCOMES,
  PAGE_SIZE,
  SCAN_LIMIT,
  SORT_ORDERS,
} from '../contracts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Far more pages than anybody turns, and small enough for every database to skip to. */
const LAST_PAGE = 1_000_000;

/** One piece of text as it comes in a URL. NUL is refused because PostgreSQL refuses it. */
const word = z
  .string({ error: 'Expected one text, given once.' })
  .trim()
  .min(1, { error: 'Expected a text that is not empty.' })
  .max(MAX_FILTER_LENGTH, { error: `Expected at most ${MAX_FILTER_LENGTH} characters.` })
  // eslint-disable-next-line no-control-regex
  .regex(/^[^\u0000]*$/, { error: 'Expected a text without NUL characters.' });

const aMoment =
  'Expected a date and time with its offset from UTC, such as 2026-03-01T00:00:00Z or 2026-03-01T00:00:00%2B01:00.';

const moment = z
  .string({ error: aMoment })
  .pipe(z.iso.datetime({ offset: true, error: aMoment }))
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()), { error: aMoment });

const code = z.string({ error: 'Expected a code.' }).regex(/^[a-z][a-z0-9.-]{0,99}$/, {
  error: 'Expected a code of lower-case letters, digits, dots and hyphens.',
});

/** A parameter that may be repeated: `action=created&action=deleted`. */
const repeatable = <T extends z.ZodType>(item: T) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1).max(50)], {
    error: 'Expected a known value, or several by repeating the parameter.',
  });

const wholeNumber = (min: number, max: number) => {
  const error = `Expected a whole number from ${min} to ${max}.`;
  return z
    .string({ error })
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .refine((number) => number >= min && number <= max, { error });
};

/** Those of whom there is only one; they have no id. */
const NAMELESS: readonly string[] = ['system', 'anonymous'] satisfies ActorType[];

const anActor = `Expected <type>:<id>, such as admin:1, or ${NAMELESS.join(' or ')} alone. The types are ${ACTOR_TYPES.join(', ')}.`;

const actor = word.transform((text, context) => {
  const [, type = '', id = null] = /^([a-z-]+)(?::(.+))?$/s.exec(text) ?? [];
  const isKnown = (ACTOR_TYPES as readonly string[]).includes(type);
  if (!isKnown || (id === null) !== NAMELESS.includes(type)) {
    context.addIssue({ code: 'custom', message: anActor });
    return z.NEVER;
  }
  return { type: type as ActorType, id };
});

/** What narrows the list; an export takes the same. */
export const filterShape = {
  from: moment.optional(),
  to: moment.optional(),
  action: repeatable(code).optional(),
  category: repeatable(code).optional(),
  outcome: repeatable(
    z.enum(OUTCOMES, { error: `Expected one of ${OUTCOMES.join(', ')}.` }),
  ).optional(),
  actor: actor.optional(),
  entityType: word.optional(),
  entityId: word.optional(),
  source: word.optional(),
  request: word.optional(),
  q: word.optional(),
};

export const inOrder = {
  error: 'Expected a moment after "from".',
  path: ['to'],
};

interface Range {
  from?: Date;
  to?: Date;
}

export const ordered = ({ from, to }: Range): boolean => !from || !to || from < to;

/** Without a start, the last 7 days: before the end where one is given, before now otherwise. */
export const withDefaultFrom = <T extends Range>(query: T): T & { from: Date } => ({
  ...query,
  from: query.from ?? new Date((query.to?.getTime() ?? Date.now()) - DEFAULT_DAYS * DAY_MS),
});

/** The query of `GET /audit-log/events`. */
export const listQuerySchema = z
  .strictObject({
    ...filterShape,
    page: wholeNumber(1, LAST_PAGE).default(1),
    pageSize: wholeNumber(PAGE_SIZE.min, PAGE_SIZE.max).default(PAGE_SIZE.default),
    sort: z
      .enum(SORT_ORDERS, { error: `Expected ${SORT_ORDERS.join(' or ')}.` })
      .default('occurredAt:desc'),
    reach: wholeNumber(SCAN_LIMIT.min, SCAN_LIMIT.max).default(SCAN_LIMIT.default),
  })
  .refine(ordered, inOrder)
  .transform(withDefaultFrom);

export type ListQuery = z.infer<typeof listQuerySchema>;
export type Filters = Omit<ListQuery, 'page' | 'pageSize' | 'sort' | 'reach'>;
