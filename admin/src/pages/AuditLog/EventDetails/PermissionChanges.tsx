import { Flex, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import { PermissionList } from './PermissionList';
import { sortPermissionChanges } from './permissionChange';
import type { PermissionChange } from './permissionChange';

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
