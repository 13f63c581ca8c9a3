import type { ReactNode } from 'react';

import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useLabels } from '../useLabels';
import { eventSentence } from './eventSentence';
import type { DescribedEvent } from './eventSentence';

/** Isolated, so that a name cannot change the direction of the sentence. */
const emphasise = (chunks: ReactNode[]) => <bdi style={{ fontWeight: 600 }}>{chunks}</bdi>;

interface SentenceProps {
  event: DescribedEvent;
  /** Of several events that are described as one. */
  attempts?: number;
  /** In a list, and so no larger than other text. */
  isInline?: boolean;
}

/** What happened, as one would say it. */
export const Sentence = ({ event, attempts, isInline = false }: SentenceProps) => {
  const intl = useIntl();
  const labels = useLabels();

  return (
    <Typography
      tag={isInline ? 'span' : 'p'}
      variant={isInline ? 'omega' : 'epsilon'}
      fontWeight="regular"
      style={{ overflowWrap: 'anywhere' }}
    >
      {eventSentence(event, { labels, intl, b: emphasise }, attempts)}
    </Typography>
  );
};
