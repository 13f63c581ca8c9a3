import { Flex, TextButton } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { ValueFilter } from '../../../contracts';
import { message } from '../../../labels/message';
import type { MessageId } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { FacetFilter } from './FacetFilter';
import { useFacetOptions } from './useFacetOptions';

export interface FacetDescription {
  name: ValueFilter;
  label: MessageId;
  takesTyped?: boolean;
}

interface FacetPanelProps {
  list: ListHandle;
  facets: readonly FacetDescription[];
}

/** Several filters in one panel. Loaded when it is first opened. */
const FacetPanel = ({ list, facets }: FacetPanelProps) => {
  const options = useFacetOptions(list);

  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={5}
      padding={4}
      width="36rem"
      maxWidth="100vw"
    >
      {facets.map(({ name, label, takesTyped }) => (
        <Flex key={name} direction="column" alignItems="stretch" gap={1}>
          <FacetFilter
            name={name}
            label={label}
            options={options[name]}
            list={list}
            takesTyped={takesTyped}
          />
          {name === 'actor' && <NotMe list={list} />}
        </Flex>
      ))}
    </Flex>
  );
};

export default FacetPanel;

/** Excludes the viewer's own events. */
const NotMe = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const userId = useAuth('AuditLogFilters', ({ user }) => user?.id);
  const notMe = `-admin:${userId}`;
  const others = list.state.actor.filter((value) => value !== notMe);
  const isNotMe = others.length < list.state.actor.length;

  return (
    <Flex>
      <TextButton
        aria-pressed={isNotMe}
        onClick={() => list.filter({ actor: isNotMe ? others : [...others, notMe] })}
      >
        {formatMessage(message('audit-log.filters.not-me'))}
      </TextButton>
    </Flex>
  );
};
