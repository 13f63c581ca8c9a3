import { Searchbar, SearchForm } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { MAX_FILTER_LENGTH } from '../../../contracts';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';

/** The pause in typing after which the search starts. */
const PAUSE_MS = 400;

/** The id of the field, which the `/` key focuses. */
export const SEARCH_NAME = 'q';

const normalise = (text: string): string | null => text.trim() || null;

/**
 * A text field that reports its value after a pause, on Enter and on blur. It follows changes from
 * outside, such as by the Back button.
 */
const useTypedText = (text: string | null, onChange: (text: string | null) => void) => {
  const [typed, setTyped] = useState(text ?? '');
  const [followed, setFollowed] = useState(text);

  if (followed !== text) {
    setFollowed(text);

    // Not if only spaces differ: a space that was just typed would disappear.
    if (normalise(typed) !== text) {
      setTyped(text ?? '');
    }
  }

  const isPending = normalise(typed) !== text;

  useEffect(() => {
    if (!isPending) return undefined;

    const timer = setTimeout(() => onChange(normalise(typed)), PAUSE_MS);

    return () => clearTimeout(timer);
  }, [typed, isPending, onChange]);

  return {
    typed,
    setTyped,
    commit: () => {
      if (isPending) {
        onChange(normalise(typed));
      }
    },
    clear: () => {
      setTyped('');
      onChange(null);
    },
  };
};

/** Free text over names, labels, actions, changed fields, e-mail and IP addresses. */
export const SearchFilter = ({ list }: { list: ListHandle }) => {
  const { formatMessage } = useIntl();
  const { filter } = list;
  const { typed, setTyped, commit, clear } = useTypedText(list.state.q, (q) => filter({ q }));
  const label = formatMessage(message('audit-log.filters.text.label'));

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    commit();
  };

  return (
    <SearchForm onSubmit={handleSubmit} style={{ flex: '1 1 13rem', maxWidth: '40rem' }}>
      <Searchbar
        name={SEARCH_NAME}
        size="S"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onClear={clear}
        clearLabel={formatMessage(message('audit-log.filters.text.clear'))}
        placeholder={label}
        title={label}
        maxLength={MAX_FILTER_LENGTH}
        aria-keyshortcuts="/"
      >
        {label}
      </Searchbar>
    </SearchForm>
  );
};
