/** What Strapi answers to `createMany`. */
interface CreatedMany {
  count: number;
  ids: number[];
}

/**
 * The ids of rows made by `createMany`. MySQL names the first id of a batch only; InnoDB numbers the rows of one INSERT
 * without a gap.
 */
export const createdIds = (result: unknown): number[] => {
  const { count, ids } = result as CreatedMany;
  const first = ids[0];
  if (ids.length === count || first === undefined) return ids;
  return Array.from({ length: count }, (_, index) => first + index);
};
