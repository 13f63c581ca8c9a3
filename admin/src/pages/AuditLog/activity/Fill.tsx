import { useId } from 'react';

import { useTheme } from 'styled-components';

const STRIPE = 6;

/** The two fills of the chart: one plain, one striped, so that they are told apart without seeing colours. */
export const useFills = () => {
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

export type Fills = ReturnType<typeof useFills>;
