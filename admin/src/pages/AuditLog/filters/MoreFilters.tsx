import { Button, Flex, Popover } from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { useCatalogue } from '../../../catalogue/CatalogueContext';
import type { Event, Outcome } from '../../../contracts';
import { message } from '../../../words/message';
import { useWords } from '../../../words/useWords';
import type { ListStateHandle } from '../useListState';
import { ActorFilter } from './ActorFilter';
import { ChoiceFilter } from './ChoiceFilter';
import { EntityFilter } from './EntityFilter';
import { SourceFilter } from './SourceFilter';

interface MoreFiltersProps {
  list: ListStateHandle;
  events: Event[];
}

const OUTCOMES: Outcome[] = ['success', 'failure', 'denied'];

/** The filters that are not always there; each acts at once. */
export const MoreFilters = ({ list, events }: MoreFiltersProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const catalogue = useCatalogue();
  const { state, filter } = list;
  const count = [
    state.categories.length > 0,
    state.outcomes.length > 0,
    state.actor !== null,
    state.entityType !== null,
    state.source !== null,
  ].filter(Boolean).length;

  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Filter />}>
          {formatMessage(message('audit-log.filters.more'), { count })}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-label={formatMessage(message('audit-log.filters.label'))}>
        <Flex
          direction="column"
          alignItems="stretch"
          gap={4}
          padding={4}
          width="34rem"
          maxWidth="100vw"
        >
          <ChoiceFilter
            label="audit-log.filters.category"
            all="audit-log.filters.category.all"
            clear="audit-log.filters.category.clear"
            options={catalogue.map(({ category }) => category)}
            chosen={state.categories}
            toWords={words.category}
            onChange={(categories) => filter({ categories })}
          />
          <ChoiceFilter
            label="audit-log.filters.outcome"
            all="audit-log.filters.outcome.all"
            clear="audit-log.filters.outcome.clear"
            options={OUTCOMES}
            chosen={state.outcomes}
            toWords={words.outcome}
            onChange={(outcomes) => filter({ outcomes })}
          />
          <ActorFilter list={list} events={events} />
          <EntityFilter list={list} events={events} />
          <SourceFilter list={list} />
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};
