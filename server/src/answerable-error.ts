interface Answer {
  status: 400 | 403 | 404 | 409;
  /** The name that Strapi gives to errors of this status. */
  name: 'ApplicationError' | 'ForbiddenError' | 'NotFoundError' | 'ValidationError';
  details?: object;
}

/**
 * An error whose message is the answer to the request. Strapi's own error classes are not used: npm
 * can install two copies of `@strapi/utils`, and the core answers 500 where the class of an error
 * comes from the other copy. See {@link answerErrors}.
 */
export class AnswerableError extends Error {
  declare readonly status: number;
  declare readonly details: object;

  constructor(message: string, { status, name, details = {} }: Answer) {
    super(message);
    const properties = { name, status, details, expose: true };
    for (const [key, value] of Object.entries(properties)) {
      // Not enumerable: Strapi's GraphQL plugin hides the message of an error that has properties.
      Object.defineProperty(this, key, { value, enumerable: false, writable: true });
    }
  }
}

/** Answers 400 and names the fields that are wrong, in the form of Strapi's validation errors. */
export const invalid = (
  message: string,
  errors: { path: string[]; message: string }[],
): AnswerableError =>
  new AnswerableError(message, {
    status: 400,
    name: 'ValidationError',
    details: { errors: errors.map((error) => ({ ...error, name: 'ValidationError' })) },
  });

export const notFound = (message: string): AnswerableError =>
  new AnswerableError(message, { status: 404, name: 'NotFoundError' });

/** Answers 409: the request is valid, and the state of the log does not allow it now. */
export const conflict = (message: string): AnswerableError =>
  new AnswerableError(message, { status: 409, name: 'ApplicationError' });

interface AnsweringContext {
  status: number;
  body: unknown;
}

/** Koa middleware that answers with an {@link AnswerableError} in the form of Strapi's errors. */
export const answerErrors = async (
  ctx: AnsweringContext,
  next: () => Promise<unknown>,
): Promise<void> => {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof AnswerableError)) throw error;
    const { status, name, message, details } = error;
    ctx.status = status;
    ctx.body = { data: null, error: { status, name, message, details } };
  }
};
