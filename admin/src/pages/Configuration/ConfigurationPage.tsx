import { useIntl } from 'react-intl';

import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';

import { useAuditLogApi } from '../../api/useAuditLogApi';
import { useRemote } from '../../api/useRemote';
import { LoadError } from '../../components/LoadError';
import { PERMISSIONS } from '../../permissions';
import { message } from '../../words/message';
import { SettingsForm } from './SettingsForm';

export const ConfigurationPage = () => {
  const { formatMessage } = useIntl();
  const { getSettings } = useAuditLogApi();
  const { remote, reload, replace } = useRemote(getSettings);
  // Asked for by itself: `useRBAC` names what is allowed after the last word of the action alone.
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.updateSettings);

  if (isLoading || remote.status === 'loading') {
    return <Page.Loading>{formatMessage(message('audit-log.configuration.loading'))}</Page.Loading>;
  }

  const title = formatMessage(message('audit-log.configuration.title'));

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      {remote.status === 'error' ? (
        <>
          <Layouts.Header title={title} />
          <LoadError error={remote.error} onRetry={reload} />
        </>
      ) : (
        <SettingsForm
          saved={remote.data}
          canUpdate={allowedActions.canUpdate === true}
          onSaved={replace}
        />
      )}
    </Page.Main>
  );
};
