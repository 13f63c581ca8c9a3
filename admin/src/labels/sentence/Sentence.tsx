import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useLabels } from '../LabelsProvider';
import { type DescribedEvent, eventSentence } from './event-sentence';

/** `bdi`, so that a name cannot change the direction of the sentence. */
const emphasise = (chunks: ReactNode[]) => <bdi style={{ fontWeight: 600 }}>{chunks}</bdi>;

interface SentenceProps {
  event: DescribedEvent;
  /** The number of attempts, if several events are described as one. */
  attempts?: number;
  /** Whether it has the size of other text, as in a list. */
  isInline?: boolean;
}

/** An event as a sentence. */
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
