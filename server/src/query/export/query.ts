import { z } from '@strapi/utils';
import { filterShape, inOrder, ordered, withDefaultFrom } from '../filters';

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const aTimeZone = 'Expected a time zone such as Europe/Berlin.';

/** The query of `GET /audit-log/events/export`: the filters of the list, and how to write the events down. */
export const exportQuerySchema = z
  .strictObject({
    ...filterShape,
    format: z.enum(['csv', 'ndjson'], { error: 'Expected csv or ndjson.' }),
    /** Of the second time column in CSV. */
    timeZone: z
      .string({ error: aTimeZone })
      .refine(isTimeZone, { error: aTimeZone })
      .default('UTC'),
    /**
     * Where the number of rows stands, without which the file is not whole: in an HTTP trailer, or in a last line of the
     * body for browsers, which cannot read trailers.
     */
    rowCount: z
      .enum(['trailer', 'line'], { error: 'Expected trailer or line.' })
      .default('trailer'),
  })
  .refine(ordered, inOrder)
  .transform(withDefaultFrom);

export type ExportQuery = z.infer<typeof exportQuerySchema>;
