import { useMemo } from 'react';
import { useIntl } from 'react-intl';

import { useCatalogue } from '../catalogue/CatalogueContext';
import { createWords } from './createWords';
import type { Words } from './createWords';

/** The words people read for the codes that stand in an event. */
export const useWords = (): Words => {
  const { formatMessage, messages } = useIntl();
  const catalogue = useCatalogue();

  return useMemo(
    () => createWords({ formatMessage, messages }, catalogue),
    [formatMessage, messages, catalogue],
  );
};
