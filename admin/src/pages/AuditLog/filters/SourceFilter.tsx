import { useCallback } from 'react';

import { Field, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import type { ListStateHandle } from '../useListState';
import { MOST_CHARACTERS } from './limits';
import { useTypedText } from './useTypedText';

/** One IP address, in full; a part of one is found by the search. */
export const SourceFilter = ({ list }: { list: ListStateHandle }) => {
  const { formatMessage } = useIntl();
  const { filter } = list;
  const { typed, setTyped, commit } = useTypedText(
    list.state.source,
    useCallback((source) => filter({ source }), [filter]),
  );

  return (
    <Field.Root width="100%">
      <Field.Label>{formatMessage(message('audit-log.column.source'))}</Field.Label>
      <TextInput
        placeholder={formatMessage(message('audit-log.filters.source.placeholder'))}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        maxLength={MOST_CHARACTERS}
      />
    </Field.Root>
  );
};
