import type { Core } from '@strapi/strapi';

/** From the first quotation mark to the last. The text between them may be personal data. */
const QUOTED = /["'`][\s\S]*["'`]/;

/** SQLSTATE class 22: PostgreSQL repeats the wrong value in the message. */
const ABOUT_A_VALUE = /^22...$/;

/**
 * The reason of an error, without values. Knex puts the whole statement before the reason, on some
 * databases with every value; drivers quote values.
 */
const reasonOf = (error: Error & { code?: unknown; sqlMessage?: unknown }): string => {
  const { name, code, sqlMessage, message } = error;
  const kind = typeof code === 'string' ? `${name} ${code}` : name;
  if (typeof code === 'string' && ABOUT_A_VALUE.test(code)) return kind;
  const text = typeof sqlMessage === 'string' ? sqlMessage : message;
  const reason = text.split(' - ').at(-1)?.trim() ?? '';
  return `${kind}: ${reason.replace(QUOTED, '"…"')}`;
};

/** Where an error was thrown, in one line and without its message. */
const stackOf = ({ stack }: Error): string =>
  (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .join(' ');

/** Not `instanceof`, because an error may come from another realm or another copy of a package. */
const isError = (error: unknown): error is Error => {
  const { message, name } = (error ?? {}) as Partial<Error>;
  return typeof message === 'string' && typeof name === 'string';
};

/** An error for the server log: what went wrong and where, never a value. */
export const describeError = (error: unknown): string => {
  if (!isError(error)) return `A value of type ${typeof error} was thrown.`;
  return [reasonOf(error), stackOf(error)].filter(Boolean).join(' ');
};

/** Writes one line to the server log. `what` is a sentence without values, with a full stop. */
export const reportFailure = (strapi: Core.Strapi, what: string, error: unknown): void => {
  strapi.log.error(`[audit-log] ${what} ${describeError(error)}`);
};
