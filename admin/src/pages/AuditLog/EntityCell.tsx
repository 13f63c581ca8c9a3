import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Nothing } from '../../components/Nothing';
import type { Entity } from '../../contracts';
import { describeEntity } from '../../words/describeEntity';
import { message } from '../../words/message';
import { useWords } from '../../words/useWords';
import { FilterLink } from './FilterLink';
import { TwoLines } from './TwoLines';
import type { ListStateHandle } from './useListState';

interface EntityCellProps {
  entity: Entity | null;
  list: ListStateHandle;
}

export const EntityCell = ({ entity, list }: EntityCellProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();

  if (entity === null) {
    return <Nothing />;
  }

  const { name, detail } = describeEntity(entity, words);

  return (
    <TwoLines detail={detail}>
      {entity.id === null ? (
        // Several at once, such as all roles of somebody who signed in: no one thing to filter by.
        <Typography>{name}</Typography>
      ) : (
        <FilterLink
          list={list}
          filters={{ entityType: entity.type, entityId: entity.id }}
          label={formatMessage(message('audit-log.events.only-about'), { name })}
        >
          {name}
        </FilterLink>
      )}
    </TwoLines>
  );
};
