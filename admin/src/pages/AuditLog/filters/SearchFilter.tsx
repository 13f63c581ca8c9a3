import { useCallback } from 'react';
import type { FormEvent } from 'react';

import { Box, SearchForm, Searchbar } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import type { ListStateHandle } from '../useListState';
import { MOST_CHARACTERS } from './limits';
import { useTypedText } from './useTypedText';

/** Free text over names, labels, e-mail and IP addresses. */
export const SearchFilter = ({ list }: { list: ListStateHandle }) => {
  const { formatMessage } = useIntl();
  const { filter } = list;
  const { typed, setTyped, commit, clear } = useTypedText(
    list.state.q,
    useCallback((q) => filter({ q }), [filter]),
  );
  const label = formatMessage(message('audit-log.filters.text.label'));

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    commit();
  };

  return (
    <Box width={{ initial: '100%', medium: '36rem' }}>
      <SearchForm onSubmit={handleSubmit}>
        <Searchbar
          name="q"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onClear={clear}
          clearLabel={formatMessage(message('audit-log.filters.text.clear'))}
          placeholder={label}
          maxLength={MOST_CHARACTERS}
        >
          {label}
        </Searchbar>
      </SearchForm>
    </Box>
  );
};
