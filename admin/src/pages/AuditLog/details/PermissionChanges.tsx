import { Flex, Grid, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Text } from '../../../components/Text';
import type { PermissionValue } from '../../../contracts';
import { message } from '../../../labels/message';
import {
  type PermissionChange,
  type PermissionGroup,
  permissionOf,
  sortPermissionChanges,
} from '../../../labels/permission-change';
import { BeforeAfter } from './FieldChange';

/** What was granted and what was revoked, and what stayed granted within other limits. */
export const PermissionChanges = ({ changes }: { changes: PermissionChange[] }) => {
  const { formatMessage } = useIntl();
  const { granted, revoked, limited } = sortPermissionChanges(changes);

  const half = granted.length > 0 && revoked.length > 0 ? 6 : 12;
  const lists = [
    { title: 'audit-log.details.granted', groups: granted, color: 'success', col: half } as const,
    { title: 'audit-log.details.revoked', groups: revoked, color: 'danger', col: half } as const,
    { title: 'audit-log.details.limited', groups: limited, color: 'warning', col: 12 } as const,
  ].filter(({ groups }) => groups.length > 0);

  return (
    <Grid.Root gap={4}>
      {lists.map(({ title, groups, color, col }) => (
        <Grid.Item key={title} col={col} xs={12} alignItems="stretch">
          <Flex
            direction="column"
            alignItems="stretch"
            gap={4}
            width="100%"
            padding={4}
            background={`${color}100`}
            borderColor={`${color}200`}
            hasRadius
          >
            <Typography tag="h4" fontWeight="bold" textColor={`${color}700`}>
              {formatMessage(message(title), {
                count: groups.reduce((total, group) => total + group.changes.length, 0),
              })}
            </Typography>
            {groups.map((group) => (
              <PermissionList key={group.subject ?? title} group={group} />
            ))}
          </Flex>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
};

/** The permissions on one thing that changed. */
const PermissionList = ({ group }: { group: PermissionGroup }) => {
  const { formatMessage } = useIntl();

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="h5" variant="pi" fontWeight="bold">
        {group.subject ?? formatMessage(message('audit-log.permission.general'))}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {group.changes.map((change, index) => (
          // An action can appear twice, with different conditions.
          <li key={index}>
            <PermissionItem change={change} />
          </li>
        ))}
      </Flex>
    </Flex>
  );
};

const PermissionItem = ({ change }: { change: PermissionChange }) => {
  const { formatMessage } = useIntl();
  const { before, after } = change;
  const unlimited = (
    <Text isDetail>{formatMessage(message('audit-log.permission.unlimited'))}</Text>
  );

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Text>{permissionOf(change).actionLabel}</Text>
      {before !== null && after !== null ? (
        <BeforeAfter
          before={<PermissionLimits permission={before} fallback={unlimited} />}
          after={<PermissionLimits permission={after} fallback={unlimited} />}
        />
      ) : (
        <PermissionLimits permission={permissionOf(change)} />
      )}
    </Flex>
  );
};

interface PermissionLimitsProps {
  permission: PermissionValue;
  /** Stands there when nothing limits the permission. */
  fallback?: ReactNode;
}

/** What a permission is limited to: fields, locales, conditions. */
const PermissionLimits = ({ permission, fallback = null }: PermissionLimitsProps) => {
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
