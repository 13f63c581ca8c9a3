import type { ReactNode } from 'react';

import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { EventDetails } from '../../../../contracts';
import { useWords } from '../../../../words/useWords';
import { tellEvent } from './tellEvent';

const emphasise = (chunks: ReactNode[]) => <strong style={{ fontWeight: 600 }}>{chunks}</strong>;

/** What happened, as one would say it. */
export const Sentence = ({ event }: { event: EventDetails }) => {
  const intl = useIntl();
  const words = useWords();

  return (
    <Typography tag="p" variant="epsilon" fontWeight="regular" style={{ overflowWrap: 'anywhere' }}>
      {tellEvent(event, { words, intl, b: emphasise })}
    </Typography>
  );
};
