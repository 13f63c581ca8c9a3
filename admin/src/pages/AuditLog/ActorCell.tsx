import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Actor } from '../../contracts';
import { describeActor } from '../../words/describeActor';
import { message } from '../../words/message';
import { useWords } from '../../words/useWords';
import { FilterLink } from './FilterLink';
import { TwoLines } from './TwoLines';
import { actorKey } from './actorKey';
import type { ListStateHandle } from './useListState';

export const ActorCell = ({ actor, list }: { actor: Actor; list: ListStateHandle }) => {
  const { formatMessage } = useIntl();
  const { name, detail } = describeActor(actor, useWords());
  const key = actorKey(actor);

  return (
    <TwoLines detail={detail}>
      {key === null ? (
        <Typography>{name}</Typography>
      ) : (
        <FilterLink
          list={list}
          filters={{ actor: key }}
          label={formatMessage(message('audit-log.events.only-by'), { name })}
        >
          {name}
        </FilterLink>
      )}
    </TwoLines>
  );
};
