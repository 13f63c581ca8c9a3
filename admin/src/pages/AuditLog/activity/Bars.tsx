import { Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import { useTheme } from 'styled-components';
import { message } from '../../../labels/message';
import type { Plot, Selection } from './plot';

const STRIPE = 6;
const SWATCH_SIZE = 14;

/** The two fills of the chart: one plain, one striped, so that they differ without colours. */
const useFills = () => {
  const { colors } = useTheme();
  const id = `audit-log-stripes-${useId().replaceAll(':', '')}`;

  return {
    succeeded: colors.primary600,
    failed: `url(#${id})`,
    pattern: (
      <pattern
        id={id}
        width={STRIPE}
        height={STRIPE}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={STRIPE} height={STRIPE} fill={colors.danger600} />
        <rect width={STRIPE / 3} height={STRIPE} fill={colors.neutral0} />
      </pattern>
    ),
  };
};

interface BarsProps {
  plot: Plot;
  height: number;
  /** The highlighted bars. */
  shown: Selection | null;
  hasTicks: boolean;
}

const percent = (value: number) => `${value}%`;

/** The picture of the bars. The buttons above it and the table hold the texts. */
export const Bars = ({ plot, height, shown, hasTicks }: BarsProps) => {
  const { colors } = useTheme();
  const fills = useFills();
  const slot = 100 / plot.bars.length;

  return (
    <svg width="100%" height={height} aria-hidden style={{ display: 'block', overflow: 'visible' }}>
      <defs>{fills.pattern}</defs>
      {shown && (
        <rect
          x={percent(shown.first * slot)}
          width={percent((shown.last - shown.first + 1) * slot)}
          height={height}
          fill={colors.primary100}
        />
      )}
      {hasTicks &&
        plot.ticks.map(({ value, top }) => (
          <line key={value} x1="0" x2="100%" y1={top} y2={top} stroke={colors.neutral200} />
        ))}
      {plot.bars.map((bar) => (
        <g key={bar.left}>
          <rect
            x={percent(bar.left)}
            width={percent(bar.width)}
            y={bar.top + bar.failedHeight}
            height={bar.height - bar.failedHeight}
            fill={fills.succeeded}
          />
          <rect
            x={percent(bar.left)}
            width={percent(bar.width)}
            y={bar.top}
            height={bar.failedHeight}
            fill={fills.failed}
          />
        </g>
      ))}
    </svg>
  );
};

const Swatch = ({ isFailed }: { isFailed: boolean }) => {
  const fills = useFills();

  return (
    <svg width={SWATCH_SIZE} height={SWATCH_SIZE} aria-hidden>
      <defs>{fills.pattern}</defs>
      <rect
        width={SWATCH_SIZE}
        height={SWATCH_SIZE}
        fill={isFailed ? fills.failed : fills.succeeded}
      />
    </svg>
  );
};

const PARTS = [
  { isFailed: false, label: 'audit-log.activity.succeeded' },
  { isFailed: true, label: 'audit-log.activity.failed' },
] as const;

/** The legend of the chart. */
export const Legend = () => {
  const { formatMessage } = useIntl();

  return (
    <Flex gap={4} wrap="wrap">
      {PARTS.map(({ isFailed, label }) => (
        <Flex key={label} gap={2}>
          <Swatch isFailed={isFailed} />
          <Typography variant="pi">{formatMessage(message(label))}</Typography>
        </Flex>
      ))}
    </Flex>
  );
};
