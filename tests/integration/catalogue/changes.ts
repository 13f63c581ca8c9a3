import type { Change, Json } from '../../../server/src/contracts';

/** Changes among which this one is. */
export const expectChange = (field: string, before: Json, after: Json): Change[] =>
  expect.arrayContaining([{ field, before, after }]);
