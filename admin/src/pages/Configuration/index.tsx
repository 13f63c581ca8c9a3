import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useSettingsQuery } from '../../api/audit-log-api';
import { LoadError } from '../../components/LoadError';
import { LabelsProvider } from '../../labels/LabelsProvider';
import { message } from '../../labels/message';
import { PERMISSIONS } from '../../permissions';
import { SettingsForm } from './SettingsForm';

const ConfigurationPage = () => {
  const { formatMessage } = useIntl();
  const { data, error, refetch } = useSettingsQuery(undefined, { refetchOnMountOrArgChange: true });
  // Asked for by itself: `useRBAC` names what is allowed after the last word of the action alone.
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.updateSettings);
  const title = formatMessage(message('audit-log.configuration.title'));

  if (isLoading || (data === undefined && error === undefined)) {
    return <Page.Loading>{formatMessage(message('audit-log.configuration.loading'))}</Page.Loading>;
  }

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      {data === undefined ? (
        <>
          <Layouts.Header title={title} />
          <LoadError error={error} onRetry={() => void refetch()} />
        </>
      ) : (
        <SettingsForm saved={data} canUpdate={allowedActions.canUpdate === true} />
      )}
    </Page.Main>
  );
};

const Configuration = () => (
  <Page.Protect permissions={PERMISSIONS.readSettings}>
    <LabelsProvider fallback={<Page.Loading />}>
      <ConfigurationPage />
    </LabelsProvider>
  </Page.Protect>
);

export default Configuration;
