import { Page } from '@strapi/strapi/admin';
import { LabelsProvider } from '../../labels/LabelsProvider';
import { PERMISSIONS } from '../../permissions';
import { ConfigurationPage } from './ConfigurationPage';

const Configuration = () => (
  <Page.Protect permissions={PERMISSIONS.readSettings}>
    <LabelsProvider fallback={<Page.Loading />}>
      <ConfigurationPage />
    </LabelsProvider>
  </Page.Protect>
);

export default Configuration;
