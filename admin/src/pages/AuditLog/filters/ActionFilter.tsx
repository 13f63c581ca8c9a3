import { Box } from '@strapi/design-system';

import { useCatalogue } from '../../../catalogue/CatalogueContext';
import { useWords } from '../../../words/useWords';
import type { ListStateHandle } from '../useListState';
import { ChoiceFilter } from './ChoiceFilter';

export const ActionFilter = ({ list }: { list: ListStateHandle }) => {
  const words = useWords();
  // Every kind of action once, though it can occur in many categories.
  const options = [...new Set(useCatalogue().flatMap(({ actions }) => actions))];

  return (
    <Box width={{ initial: '100%', medium: '28rem' }}>
      <ChoiceFilter
        label="audit-log.filters.action"
        all="audit-log.filters.action.all"
        clear="audit-log.filters.action.clear"
        options={options}
        chosen={list.state.actions}
        toWords={(action) => words.action(action)}
        onChange={(actions) => list.filter({ actions })}
      />
    </Box>
  );
};
