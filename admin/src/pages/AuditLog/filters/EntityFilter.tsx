import { useContentTypes } from '../../../api/useContentTypes';
import type { Event } from '../../../contracts';
import { useWords } from '../../../words/useWords';
import type { ListStateHandle } from '../useListState';
import { OneOfFilter } from './OneOfFilter';
import { entityOptions } from './entityOptions';

interface EntityFilterProps {
  list: ListStateHandle;
  events: Event[];
}

/** What kind of thing was affected; a single one is chosen in the list. */
export const EntityFilter = ({ list, events }: EntityFilterProps) => {
  const words = useWords();
  const contentTypes = useContentTypes();

  return (
    <OneOfFilter
      label="audit-log.filters.entity"
      all="audit-log.filters.entity.all"
      clear="audit-log.filters.entity.clear"
      none="audit-log.filters.entity.none"
      options={entityOptions(list.state.entityType, events, contentTypes, words)}
      chosen={list.state.entityType}
      onChange={(entityType) => list.filter({ entityType, entityId: null })}
    />
  );
};
