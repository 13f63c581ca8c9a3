import { useRBAC } from '@strapi/strapi/admin';

import { useRemote } from '../../../api/useRemote';
import type { Administrator } from '../../../api/useStrapiApi';
import { useStrapiApi } from '../../../api/useStrapiApi';
import type { Event } from '../../../contracts';
import { PERMISSIONS } from '../../../permissions';
import { useWords } from '../../../words/useWords';
import type { ListStateHandle } from '../useListState';
import { OneOfFilter } from './OneOfFilter';
import { actorOptions } from './actorOptions';

interface ActorFilterProps {
  list: ListStateHandle;
  events: Event[];
}

const loadNobody = (): Promise<Administrator[]> => Promise.resolve([]);

/** Who did it: everybody in the list, and the administrators where one may know them. */
export const ActorFilter = ({ list, events }: ActorFilterProps) => {
  const words = useWords();
  const { listAdministrators } = useStrapiApi();
  const { allowedActions } = useRBAC(PERMISSIONS.readAdministrators);
  // Who may not know them does not ask: the refusal would stand in the log.
  const { remote } = useRemote(allowedActions.canRead === true ? listAdministrators : loadNobody);
  const administrators = remote.status === 'ready' ? remote.data : [];

  return (
    <OneOfFilter
      label="audit-log.column.modified-by"
      all="audit-log.filters.actor.all"
      clear="audit-log.filters.actor.clear"
      none="audit-log.filters.actor.none"
      options={actorOptions(list.state.actor, events, administrators, words)}
      chosen={list.state.actor}
      onChange={(actor) => list.filter({ actor })}
    />
  );
};
