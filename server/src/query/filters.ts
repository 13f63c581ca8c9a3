import { z } from 'zod';
import {
  ACTOR_TYPES,
  type ActorType,
  type AuditOrigin,
  DEFAULT_DAYS,
  MAX_FILTER_LENGTH,
  MAX_FILTER_VALUES,
  ORIGINS,
  type Outcome,
  OUTCOMES,
  PAGE_SIZE,
  SCAN_LIMIT,
  SORT_ORDERS,
  VALUE_FILTERS,
  type ValueFilter,
} from '../contracts';

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const aTimeZone = 'Expected a time zone such as Europe/Berlin.';

/** The time zone of days and of printed times. */
export const timeZone = z
  .string({ error: aTimeZone })
  .refine(isTimeZone, { error: aTimeZone })
  .default('UTC');

const DAY_MS = 24 * 60 * 60 * 1000;

/** More pages than anybody turns, but an offset that every database accepts. */
const LAST_PAGE = 1_000_000;

/** The values of a filter: one of `only`, if there are any, and none of `not`. */
export interface Choice<T> {
  only: T[];
  not: T[];
}

/** An actor, or all actors of a type if `id` is not given. */
export interface ActorFilter {
  type: ActorType;
  id?: string | null;
}

/** A text in a URL. NUL is refused because PostgreSQL refuses it. */
const word = z
  .string({ error: 'Expected one text, given once.' })
  .trim()
  .min(1, { error: 'Expected a text that is not empty.' })
  .max(MAX_FILTER_LENGTH, { error: `Expected at most ${MAX_FILTER_LENGTH} characters.` })
  // eslint-disable-next-line no-control-regex
  .regex(/^[^\u0000]*$/, { error: 'Expected a text without NUL characters.' });

const aTime =
  'Expected a date and time with its offset from UTC, such as 2026-03-01T00:00:00Z or 2026-03-01T00:00:00%2B01:00.';

const time = z
  .string({ error: aTime })
  .pipe(z.iso.datetime({ offset: true, error: aTime }))
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()), { error: aTime });

const code = z.string({ error: 'Expected a code.' }).regex(/^[a-z][a-z0-9.-]{0,99}$/, {
  error: 'Expected a code of lower-case letters, digits, dots and hyphens.',
});

const someValues = {
  error: `Expected a known value, or up to ${MAX_FILTER_VALUES} by repeating the parameter. A leading - excludes a value.`,
};

/**
 * A parameter that may be repeated, `action=created&action=deleted`, and whose values may be
 * excluded, `action=-login`.
 */
const choiceOf = <T>(value: z.ZodType<T, string>) => {
  const item = z.string(someValues).transform((text, context) => {
    const isExcluded = text.startsWith('-');
    const { data, error } = value.safeParse(isExcluded ? text.slice(1) : text);
    if (!error) return { isExcluded, value: data };
    context.addIssue({ code: 'custom', message: error.issues[0]?.message ?? someValues.error });
    return z.NEVER;
  });
  return z
    .union(
      [item.transform((one) => [one]), z.array(item).min(1).max(MAX_FILTER_VALUES)],
      someValues,
    )
    .transform((items): Choice<T> => ({
      only: items.filter(({ isExcluded }) => !isExcluded).map((one) => one.value),
      not: items.filter(({ isExcluded }) => isExcluded).map((one) => one.value),
    }));
};

/** There are few outcomes, so excluded ones are replaced by those that are left. */
const leftOf = ({ only, not }: Choice<Outcome>): Choice<Outcome> => ({
  only: (only.length > 0 ? only : OUTCOMES).filter((outcome) => !not.includes(outcome)),
  not: [],
});

export const wholeNumber = (min: number, max: number) => {
  const error = `Expected a whole number from ${min} to ${max}.`;
  return z
    .string({ error })
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .refine((number) => number >= min && number <= max, { error });
};

/** Types with a single actor, which has no id. */
const NAMELESS: readonly string[] = ['system', 'anonymous'] satisfies ActorType[];

const anActor = `Expected <type>:<id>, such as admin:1, or a type alone. The types are ${ACTOR_TYPES.join(', ')}.`;

const actor = word.transform((text, context): ActorFilter => {
  const [, type = '', id] = /^([a-z-]+)(?::(.+))?$/s.exec(text) ?? [];
  const isKnown = (ACTOR_TYPES as readonly string[]).includes(type);
  if (!isKnown || (id !== undefined && NAMELESS.includes(type))) {
    context.addIssue({ code: 'custom', message: anActor });
    return z.NEVER;
  }
  // `id: null`, because the index starts with both columns.
  if (NAMELESS.includes(type)) return { type: type as ActorType, id: null };
  return { type: type as ActorType, ...(id !== undefined && { id }) };
});

const oneOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z.enum(values, { error: `Expected one of ${values.join(', ')}.` }) as unknown as z.ZodType<
    T,
    string
  >;

/** Filters with their own values. */
const ownShape = {
  action: choiceOf<string>(code).optional(),
  category: choiceOf<string>(code).optional(),
  outcome: choiceOf<Outcome>(oneOf(OUTCOMES)).transform(leftOf).optional(),
  actor: choiceOf<ActorFilter>(actor).optional(),
  origin: choiceOf<AuditOrigin>(oneOf(ORIGINS)).optional(),
} satisfies Partial<Record<ValueFilter, z.ZodType>>;

const anyTexts = choiceOf<string>(word).optional();

/** All other filters take any text. */
const textShape = Object.fromEntries(
  VALUE_FILTERS.filter((name) => !(name in ownShape)).map((name) => [name, anyTexts]),
) as Record<Exclude<ValueFilter, keyof typeof ownShape>, typeof anyTexts>;

/** The filters of the list, the chart, the facets and an export. */
export const filterShape = {
  from: time.optional(),
  to: time.optional(),
  ...ownShape,
  ...textShape,
  entityId: word.optional(),
  request: word.optional(),
  q: word.optional(),
  qCode: z
    .union([code.transform((one) => [one]), z.array(code).min(1).max(MAX_FILTER_VALUES)], {
      error: `Expected a code, or up to ${MAX_FILTER_VALUES} by repeating the parameter.`,
    })
    .optional(),
};

export const inOrder = {
  error: 'Expected a time after "from".',
  path: ['to'],
};

interface Range {
  from?: Date;
  to?: Date;
  entityId?: string;
  request?: string;
}

export const isForward = ({ from, to }: Range): boolean => !from || !to || from < to;

/**
 * Without a start: the last 7 days before the end, or before now. The history of one entity and the
 * events of one request have no default start.
 */
export const withDefaultFrom = <T extends Range>(query: T): T & { from: Date } => {
  const end = query.to?.getTime() ?? Date.now();
  const isWhole = query.entityId !== undefined || query.request !== undefined;
  return {
    ...query,
    from: query.from ?? new Date(isWhole ? Math.min(0, end - 1) : end - DEFAULT_DAYS * DAY_MS),
  };
};

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
  .refine(isForward, inOrder)
  .transform(withDefaultFrom);

export type ListQuery = z.infer<typeof listQuerySchema>;
export type Filters = Omit<ListQuery, 'page' | 'pageSize' | 'sort' | 'reach'>;

/** The query of `GET /audit-log/events/facets`. */
export const facetsQuerySchema = z
  .strictObject(filterShape)
  .refine(isForward, inOrder)
  .transform(withDefaultFrom);
