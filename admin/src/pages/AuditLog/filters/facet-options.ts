import type { Administrator } from '../../../api/strapi-api';
import type { Actor, FacetValue } from '../../../contracts';
import type { Labels } from '../../../labels/create-labels';
import { describeActor } from '../../../labels/describe';

/** A value to filter by, with its label. */
export interface FacetOption {
  value: string;
  label: string;
  /** The number of listed events with this value; `null` if unknown. */
  count: number | null;
  isCapped?: boolean;
}

/** An administrator as an actor of the log. */
export const asActor = ({ id, firstname, lastname, username, email }: Administrator): Actor => ({
  type: 'admin',
  id: String(id),
  name: [firstname, lastname].filter(Boolean).join(' ') || username,
  email,
});

export const actorLabel = (actor: Actor, labels: Labels): string => {
  const { name, detail } = describeActor(actor, labels);

  return detail === null ? name : `${name} (${detail})`;
};

/** The options: most events first, then by name. Those without a count come last. */
export const optionsOf = (
  known: Iterable<string>,
  counted: FacetValue[],
  labelOf: (value: string) => string,
): FacetOption[] => {
  const counts = new Map(counted.map((one) => [one.value, one]));
  const values = [...new Set([...counts.keys(), ...known])];

  return values
    .map((value) => ({
      value,
      label: labelOf(value),
      count: counts.get(value)?.count ?? null,
      isCapped: counts.get(value)?.isCapped,
    }))
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.label.localeCompare(b.label));
};
