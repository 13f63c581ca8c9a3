import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Text } from '../../../components/Text';
import { message } from '../../../words/message';
import { BeforeAfter } from './BeforeAfter';
import { PermissionLimits } from './PermissionLimits';
import { permissionOf } from './permissionChange';
import type { PermissionChange, PermissionGroup } from './permissionChange';

/** The permissions on one thing that changed. */
export const PermissionList = ({ group }: { group: PermissionGroup }) => {
  const { formatMessage } = useIntl();

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="h5" variant="pi" fontWeight="bold">
        {group.subject ?? formatMessage(message('audit-log.permission.general'))}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {group.changes.map((change, index) => (
          // An action can be there twice, under different conditions.
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
