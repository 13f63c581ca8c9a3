import { Page } from '@strapi/strapi/admin';

import { CatalogueProvider } from '../../catalogue/CatalogueProvider';
import { PERMISSIONS } from '../../permissions';
import { EventsPage } from './EventsPage';

const AuditLog = () => (
  <Page.Protect permissions={PERMISSIONS.readEvents}>
    <CatalogueProvider>
      <EventsPage />
    </CatalogueProvider>
  </Page.Protect>
);

export default AuditLog;
