import type { ReactNode } from 'react';

import { useIntl } from 'react-intl';

import { Text } from '../../../components/Text';
import type { PermissionValue } from '../../../contracts';
import { message } from '../../../words/message';

interface PermissionLimitsProps {
  permission: PermissionValue;
  /** Stands there when nothing limits the permission. */
  fallback?: ReactNode;
}

/** What a permission is limited to: fields, locales, conditions. */
export const PermissionLimits = ({ permission, fallback = null }: PermissionLimitsProps) => {
  const { formatMessage, formatList } = useIntl();

  const limits = [
    { id: 'audit-log.permission.fields', values: permission.fields },
    { id: 'audit-log.permission.locales', values: permission.locales },
    {
      id: 'audit-log.permission.conditions',
      values: permission.conditions.length > 0 ? permission.conditions : null,
    },
  ] as const;

  const lines = limits.flatMap(({ id, values }) =>
    values === null
      ? []
      : formatMessage(message(id), { count: values.length, values: formatList(values) }),
  );

  return lines.length === 0
    ? fallback
    : lines.map((line) => (
        <Text key={line} isDetail>
          {line}
        </Text>
      ));
};
