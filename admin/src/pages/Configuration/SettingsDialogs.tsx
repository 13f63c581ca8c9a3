import { Dialog, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useBlocker } from 'react-router-dom';
import { useSettingsImpactQuery } from '../../api/audit-log-api';
import { message } from '../../labels/message';
import { addressOf } from '../AuditLog/state/list-state';
import { formatTime } from '../AuditLog/state/time-range';

/** Asks before changes are lost, on the way to another page of the panel and out of it. */
export const LeaveDialog = ({ isChanged }: { isChanged: boolean }) => {
  const { formatMessage } = useIntl();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!isChanged) return undefined;

    const ask = (event: BeforeUnloadEvent) => event.preventDefault();

    window.addEventListener('beforeunload', ask);

    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);

  return blocker.state === 'blocked' ? (
    <Dialog.Root open onOpenChange={() => blocker.reset()}>
      <ConfirmDialog onConfirm={() => blocker.proceed()} onCancel={() => blocker.reset()}>
        {formatMessage(message('audit-log.configuration.unsaved'))}
      </ConfirmDialog>
    </Dialog.Root>
  ) : null;
};

interface RetentionDialogProps {
  retentionDays: number;
  onConfirm: () => void;
  onCancel: () => void;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Says what a shorter retention removes, before it is saved; leads to what can be exported first.
 */
export const RetentionDialog = ({ retentionDays, onConfirm, onCancel }: RetentionDialogProps) => {
  const { formatMessage, formatDate, formatNumber } = useIntl();
  const { data, isFetching } = useSettingsImpactQuery(retentionDays, {
    refetchOnMountOrArgChange: true,
  });
  const [aboutThen] = useState(() => new Date(Date.now() - retentionDays * DAY_MS).toISOString());
  const until = data?.until ?? aboutThen;
  const date = formatDate(until, { dateStyle: 'medium', timeStyle: 'short' });
  const events = formatNumber(
    data?.events ?? 0,
    data?.isEstimated ? { maximumSignificantDigits: 3 } : {},
  );
  const affected = addressOf({
    range: { from: formatTime(new Date(0)), to: formatTime(new Date(until)) },
  });

  return (
    <Dialog.Root open onOpenChange={onCancel}>
      <ConfirmDialog
        title={formatMessage(message('audit-log.retention.confirm.title'))}
        onConfirm={onConfirm}
        onCancel={onCancel}
      >
        <Flex direction="column" alignItems="center" gap={4}>
          {isFetching ? (
            <Loader small>{formatMessage(message('audit-log.retention.confirm.counting'))}</Loader>
          ) : (
            <Typography textAlign="center">
              {formatMessage(message('audit-log.retention.confirm'), {
                count: data?.events ?? -1,
                countText: data?.isEstimated
                  ? formatMessage(message('audit-log.status.about'), { events })
                  : events,
                date,
              })}
            </Typography>
          )}
          <Link tag={RouterLink} to={affected} target="_blank">
            {formatMessage(message('audit-log.retention.confirm.export'))}
          </Link>
        </Flex>
      </ConfirmDialog>
    </Dialog.Root>
  );
};
