import { useId } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { ActivityBucket } from '../../../contracts';
import { message } from '../../../words/message';
import { Bars } from './Bars';
import { Legend } from './Legend';
import { plotOf, sumOf } from './bars';
import type { Selection } from './bars';
import type { ActivityWords } from './useActivityWords';
import { useBarSelection } from './useBarSelection';

const HEIGHT = 120;

/** Over its bar from top to bottom, so that low bars are easy to hit. */
const BarButton = styled.button`
  position: absolute;
  top: 0;
  height: 100%;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 0;
  }
`;

/** A finger that moves up or down scrolls the page; one that moves sideways chooses bars. */
const Plot = styled(Box)`
  touch-action: pan-y;
  user-select: none;
`;

interface ActivityChartProps {
  buckets: ActivityBucket[];
  words: ActivityWords;
  onChoose: (selection: Selection) => void;
}

export const ActivityChart = ({ buckets, words, onChoose }: ActivityChartProps) => {
  const { formatMessage } = useIntl();
  const hintId = useId();
  const { stop, shown, plotProps, barProps } = useBarSelection(buckets.length, onChoose);
  const plot = plotOf(buckets, HEIGHT);
  const told = sumOf(buckets, shown ?? { first: 0, last: buckets.length - 1 });
  const slot = 100 / buckets.length;

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {/* To the eye only: each bar says the same of itself. */}
      <Typography variant="pi" fontWeight="bold" aria-hidden minHeight="1.8rem">
        {told && words.sentence(told)}
      </Typography>
      <Flex alignItems="stretch" gap={2}>
        <Box position="relative" width="5.2rem" height={`${HEIGHT}px`} shrink={0} aria-hidden>
          {plot.ticks.map(({ value, top }) => (
            <Box key={value} position="absolute" right={0} top={`${top - 8}px`}>
              <Typography variant="pi" textColor="neutral600">
                {words.number(value)}
              </Typography>
            </Box>
          ))}
        </Box>
        <Box grow={1} minWidth={0}>
          <Plot
            {...plotProps}
            position="relative"
            height={`${HEIGHT}px`}
            role="toolbar"
            aria-label={formatMessage(message('audit-log.activity.title'))}
            aria-describedby={hintId}
          >
            <Bars plot={plot} height={HEIGHT} shown={shown} />
            {buckets.map((bucket, index) => (
              <BarButton
                key={bucket.from}
                type="button"
                style={{ left: `${index * slot}%`, width: `${slot}%` }}
                aria-label={words.sentence(bucket)}
                aria-current={index === stop && shown !== null ? true : undefined}
                {...barProps(index)}
              />
            ))}
          </Plot>
          <Box position="relative" height="1.8rem" marginTop={1} aria-hidden>
            {plot.labelled.map((index) => (
              <Box key={index} position="absolute" left={`${index * slot}%`}>
                <Typography variant="pi" textColor="neutral600">
                  {buckets[index] && words.shortly(buckets[index])}
                </Typography>
              </Box>
            ))}
          </Box>
        </Box>
      </Flex>
      <Flex justifyContent="space-between" wrap="wrap" gap={2}>
        <Legend />
        <Typography id={hintId} variant="pi" textColor="neutral600">
          {formatMessage(message('audit-log.activity.hint'))}
        </Typography>
      </Flex>
    </Flex>
  );
};
