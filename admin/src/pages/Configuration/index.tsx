import { Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../permissions';
import { ConfigurationPage } from './ConfigurationPage';

const Configuration = () => (
  <Page.Protect permissions={PERMISSIONS.readSettings}>
    <ConfigurationPage />
  </Page.Protect>
);

export default Configuration;
