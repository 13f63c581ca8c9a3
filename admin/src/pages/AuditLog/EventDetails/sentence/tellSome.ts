import type { ReactNode } from 'react';

import { message } from '../../../../words/message';
import type { Storyteller } from './storyteller';

/** More than this many names make no sentence any more. */
const MOST = 2;

/** `Title and Body`, or `Title, Body and 3 more`. */
export const tellSome = (names: string[], { intl, b }: Storyteller): ReactNode => {
  const shown = (names.length === MOST + 1 ? names : names.slice(0, MOST)).map((name) => b([name]));

  return intl.formatMessage(message('audit-log.telling.some'), {
    names: intl.formatList(shown, { type: shown.length < names.length ? 'unit' : 'conjunction' }),
    more: names.length - shown.length,
  });
};
