import { z } from 'zod';
import { EXPORT_FORMATS } from '../../contracts';
import { filterShape, inOrder, isForward, timeZone, withDefaultFrom } from '../filters';

/**
 * The query of `GET /audit-log/events/export`: the filters of the list, and how to write the events
 * down.
 */
export const exportQuerySchema = z
  .strictObject({
    ...filterShape,
    format: z.enum(EXPORT_FORMATS, { error: 'Expected csv or ndjson.' }),
    /** Time zone of the second time column in CSV. */
    timeZone,
    /**
     * Where the number of rows stands, without which the file is not whole: in an HTTP trailer, or
     * in a last line of the body for browsers, which cannot read trailers.
     */
    rowCount: z
      .enum(['trailer', 'line'], { error: 'Expected trailer or line.' })
      .default('trailer'),
    /** Each event with the proof that it is what was sealed. */
    proof: z
      .enum(['true', 'false'], { error: 'Expected true or false.' })
      .default('false')
      .transform((text) => text === 'true'),
  })
  .refine(isForward, inOrder)
  .refine(({ format, proof }) => !proof || format === 'ndjson', {
    error: 'Expected format=ndjson with it: CSV has no room for proofs.',
    path: ['proof'],
  })
  .transform(withDefaultFrom);

export type ExportQuery = z.infer<typeof exportQuerySchema>;
