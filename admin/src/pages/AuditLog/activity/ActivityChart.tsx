import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { ActivityBucket } from '../../../contracts';
import { message } from '../../../labels/message';
import { Bars, Legend } from './Bars';
import { plotOf, sumOf } from './plot';
import type { Selection } from './plot';
import type { ActivityLabels } from './useActivityLabels';
import { useBarSelection } from './useBarSelection';

const HEIGHT = 120;
const STRIP_HEIGHT = 28;

/** Covers the full height, so that low bars are easy to hit. */
const BarButton = styled.button`
  position: absolute;
  top: 0;
  height: 100%;
  padding: 0;
  border: 0;
  background: none;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 0;
  }
`;

/** A finger that moves up or down scrolls the page; one that moves sideways chooses bars. */
const PlotArea = styled(Box)`
  touch-action: pan-y;
  user-select: none;
`;

interface ActivityChartProps {
  buckets: ActivityBucket[];
  labels: ActivityLabels;
  onChoose: (selection: Selection) => void;
  /** Shows only the bars, as low as a line of text. */
  isStrip: boolean;
}

export const ActivityChart = ({ buckets, labels, onChoose, isStrip }: ActivityChartProps) => {
  const { formatMessage } = useIntl();
  const hintId = useId();
  const { stop, shown, plotProps, barProps } = useBarSelection(buckets.length, onChoose);
  const height = isStrip ? STRIP_HEIGHT : HEIGHT;
  const plot = plotOf(buckets, height);
  const described = sumOf(buckets, shown ?? { first: 0, last: buckets.length - 1 });
  const slot = 100 / buckets.length;
  const hint = formatMessage(message('audit-log.activity.hint'));

  const plotArea = (
    <PlotArea
      {...plotProps}
      position="relative"
      height={`${height}px`}
      role="toolbar"
      aria-label={formatMessage(message('audit-log.activity.title'))}
      aria-describedby={hintId}
    >
      <Bars plot={plot} height={height} shown={shown} hasTicks={!isStrip} />
      {buckets.map((bucket, index) => (
        <BarButton
          key={bucket.from}
          type="button"
          style={{ insetInlineStart: `${index * slot}%`, width: `${slot}%` }}
          aria-label={labels.sentence(bucket)}
          title={isStrip ? labels.sentence(bucket) : undefined}
          aria-current={index === stop && shown !== null ? true : undefined}
          {...barProps(index)}
        />
      ))}
    </PlotArea>
  );

  if (isStrip) {
    return (
      <>
        {plotArea}
        <VisuallyHidden id={hintId}>{hint}</VisuallyHidden>
      </>
    );
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {/* Only visual: each bar has the same text for screen readers. */}
      <Typography variant="pi" fontWeight="bold" aria-hidden minHeight="1.8rem">
        {described && labels.sentence(described)}
      </Typography>
      <Flex alignItems="stretch" gap={2}>
        <Box position="relative" width="5.2rem" height={`${height}px`} shrink={0} aria-hidden>
          {plot.ticks.map(({ value, top }) => (
            <Box key={value} position="absolute" right={0} top={`${top - 8}px`}>
              <Typography variant="pi" textColor="neutral600">
                {labels.number(value)}
              </Typography>
            </Box>
          ))}
        </Box>
        <Box grow={1} minWidth={0}>
          {plotArea}
          <Box position="relative" height="1.8rem" marginTop={1} aria-hidden>
            {plot.labelled.map((index) => (
              <Box key={index} position="absolute" style={{ insetInlineStart: `${index * slot}%` }}>
                <Typography variant="pi" textColor="neutral600">
                  {buckets[index] && labels.shortly(buckets[index])}
                </Typography>
              </Box>
            ))}
          </Box>
        </Box>
      </Flex>
      <Flex justifyContent="space-between" wrap="wrap" gap={2}>
        <Legend />
        <Typography id={hintId} variant="pi" textColor="neutral600">
          {hint}
        </Typography>
      </Flex>
    </Flex>
  );
};
