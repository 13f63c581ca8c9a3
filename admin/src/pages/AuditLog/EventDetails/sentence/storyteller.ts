import type { ReactNode } from 'react';

import type { IntlShape } from 'react-intl';

import type { Words } from '../../../../words/createWords';

/** What it takes to tell an event in a sentence. */
export interface Storyteller {
  words: Words;
  intl: Pick<
    IntlShape,
    'formatMessage' | 'formatList' | 'formatNumber' | 'formatDate' | 'messages'
  >;
  /** Makes names stand out. */
  b: (chunks: ReactNode[]) => ReactNode;
}
