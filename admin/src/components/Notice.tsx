import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

type Variant = 'success' | 'warning' | 'danger';

const LOOKS: Record<Variant, { icon: typeof CheckCircle; background: string; fill: string }> = {
  success: { icon: CheckCircle, background: 'success100', fill: 'success600' },
  warning: { icon: WarningCircle, background: 'warning100', fill: 'warning600' },
  danger: { icon: WarningCircle, background: 'danger100', fill: 'danger600' },
};

interface NoticeProps {
  variant: Variant;
  title?: string;
  children: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
}

/** A message that cannot be closed. Alerts of the design system always can. */
export const Notice = ({ variant, title, children, action }: NoticeProps) => {
  const { icon: Icon, background, fill } = LOOKS[variant];

  return (
    <Flex gap={3} padding={4} background={background} hasRadius alignItems="flex-start" wrap="wrap">
      <Icon fill={fill} width="2rem" height="2rem" aria-hidden style={{ flexShrink: 0 }} />
      <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth="16rem">
        {title !== undefined && (
          <Typography fontWeight="bold" textColor="neutral800">
            {title}
          </Typography>
        )}
        <Typography textColor="neutral800">{children}</Typography>
      </Flex>
      {action}
    </Flex>
  );
};
