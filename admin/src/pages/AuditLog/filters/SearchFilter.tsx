import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';

import { SearchForm, Searchbar } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { MAX_FILTER_LENGTH } from '../../../contracts';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';

/** Long enough to type on, short enough not to wait. */
const PAUSE_MS = 400;

/** The `/` key leads here. */
export const SEARCH_NAME = 'q';

const normalise = (text: string): string | null => text.trim() || null;

/**
 * Text that counts after a pause, or at once with Enter and when the field is left. Changed from
 * elsewhere, such as by the Back button, the field follows.
 */
const useTypedText = (text: string | null, onChange: (text: string | null) => void) => {
  const [typed, setTyped] = useState(text ?? '');
  const [followed, setFollowed] = useState(text);

  if (followed !== text) {
    setFollowed(text);

    // Not while it says the same: the space that was just typed would be gone.
    if (normalise(typed) !== text) {
      setTyped(text ?? '');
    }
  }

  const isPending = normalise(typed) !== text;

  useEffect(() => {
    if (!isPending) {
      return undefined;
    }

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
