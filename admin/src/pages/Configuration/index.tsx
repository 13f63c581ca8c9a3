import { Page } from '@strapi/strapi/admin';

import { CatalogueProvider } from '../../catalogue/CatalogueProvider';
import { PERMISSIONS } from '../../permissions';
import { ConfigurationPage } from './ConfigurationPage';

const Configuration = () => (
  <Page.Protect permissions={PERMISSIONS.readSettings}>
    <CatalogueProvider>
      <ConfigurationPage />
    </CatalogueProvider>
  </Page.Protect>
);

export default Configuration;
