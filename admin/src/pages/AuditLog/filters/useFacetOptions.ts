import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useFacetsQuery } from '../../../api/audit-log-api';
import { useAdministrators, useContentTypes } from '../../../api/strapi-api';
import {
  type Facet,
  type FacetValue,
  ORIGINS,
  OUTCOMES,
  VALUE_FILTERS,
  type ValueFilter,
} from '../../../contracts';
import { actorKey, actorKeyLabel } from '../../../labels/describe';
import { useCatalogue, useLabels } from '../../../labels/LabelsProvider';
import { PERMISSIONS } from '../../../permissions';
import { bareValue } from '../state/list-state';
import type { ListHandle } from '../state/useListState';
import { actorLabel, asActor, type FacetOption, optionsOf } from './facet-options';

const NONE: FacetValue[] = [];

/** The options of every filter, with the server's counts. */
export const useFacetOptions = (list: ListHandle): Record<ValueFilter, FacetOption[]> => {
  const labels = useLabels();
  const catalogue = useCatalogue();
  const { allowedActions } = useRBAC(PERMISSIONS.readAdministrators);
  const { data: facets } = useFacetsQuery(list.filterQuery);
  // Not requested without permission, because the refusal would be recorded.
  const { data: administrators } = useAdministrators(undefined, {
    skip: allowedActions.canRead !== true,
  });
  const { data: contentTypes } = useContentTypes(undefined);
  const { state } = list;

  return useMemo(() => {
    const counted = (facet: Facet) => facets?.data[facet] ?? NONE;
    const chosen = (name: ValueFilter) => state[name].map(bareValue);
    const people = new Map(
      (administrators ?? [])
        .map(asActor)
        .map((actor) => [actorKey(actor), actorLabel(actor, labels)]),
    );

    counted('actor').forEach(({ value, label }) => {
      if (label && !people.has(value)) {
        people.set(value, label);
      }
    });

    const usedValues = VALUE_FILTERS.map((name) => [
      name,
      optionsOf(chosen(name), counted(name), (value) => value),
    ]);

    return {
      ...(Object.fromEntries(usedValues) as Record<ValueFilter, FacetOption[]>),
      action: optionsOf(
        [...catalogue.flatMap(({ actions }) => actions), ...chosen('action')],
        counted('action'),
        (value) => labels.action(value),
      ),
      category: optionsOf(
        [...catalogue.map(({ category }) => category), ...chosen('category')],
        counted('category'),
        labels.category,
      ),
      outcome: optionsOf(OUTCOMES, counted('outcome'), (value) =>
        labels.outcome(value as (typeof OUTCOMES)[number]),
      ),
      actor: optionsOf(
        [...people.keys(), 'system', 'anonymous', ...chosen('actor')],
        counted('actor'),
        (value) => people.get(value) ?? actorKeyLabel(value, labels),
      ),
      entityType: optionsOf(
        [...(contentTypes ?? []).map(({ uid }) => uid), ...chosen('entityType')],
        counted('entityType'),
        labels.entityType,
      ),
      origin: optionsOf(ORIGINS, [], labels.origin),
    };
  }, [facets, state, administrators, contentTypes, catalogue, labels]);
};
