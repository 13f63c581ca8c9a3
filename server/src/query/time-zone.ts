import { z } from 'zod';

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
