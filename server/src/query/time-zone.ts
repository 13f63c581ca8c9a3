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

/** The time zone in which days begin and clocks are read. */
export const timeZone = z
  .string({ error: aTimeZone })
  .refine(isTimeZone, { error: aTimeZone })
  .default('UTC');
