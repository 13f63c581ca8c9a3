import type { Change } from '../../../../contracts';

const valueOf = (changes: Change[], field: string) =>
  changes.find((change) => change.field === field)?.after ?? null;

/** The number a field holds after the event, such as how many attempts were counted. */
export const numberOf = (changes: Change[], field: string): number | null => {
  const value = valueOf(changes, field);

  return typeof value === 'number' ? value : null;
};

export const textOf = (changes: Change[], field: string): string | null => {
  const value = valueOf(changes, field);

  return typeof value === 'string' ? value : null;
};
