import { useTheme } from 'styled-components';

import { useFills } from './Fill';
import type { Plot, Selection } from './bars';

interface BarsProps {
  plot: Plot;
  height: number;
  /** Those that stand out. */
  shown: Selection | null;
}

const percent = (value: number) => `${value}%`;

/** The picture alone. What it shows is said by the buttons over it, and by the table. */
export const Bars = ({ plot, height, shown }: BarsProps) => {
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
      {plot.ticks.map(({ value, top }) => (
        <line key={value} x1="0" x2="100%" y1={top} y2={top} stroke={colors.neutral200} />
      ))}
      {plot.bars.map(({ left, width, succeededTop, succeededHeight, failedHeight }) => (
        <g key={left}>
          <rect
            x={percent(left)}
            width={percent(width)}
            y={succeededTop}
            height={succeededHeight}
            fill={fills.succeeded}
          />
          <rect
            x={percent(left)}
            width={percent(width)}
            y={succeededTop - failedHeight}
            height={failedHeight}
            fill={fills.failed}
          />
        </g>
      ))}
    </svg>
  );
};
