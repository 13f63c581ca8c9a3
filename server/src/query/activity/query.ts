import { z } from 'zod';
import { filterShape, inOrder, isForward, withDefaultFrom } from '../filters';
import { timeZone } from '../time-zone';

/** The query of `GET /audit-log/events/activity`: the filters of the list, and where the days begin. */
export const activityQuerySchema = z
  .strictObject({ ...filterShape, timeZone })
  .refine(isForward, inOrder)
  .transform(withDefaultFrom);

export type ActivityQuery = z.infer<typeof activityQuerySchema>;
