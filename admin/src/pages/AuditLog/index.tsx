import { Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../permissions';
import { EventsPage } from './EventsPage';

const AuditLog = () => (
  <Page.Protect permissions={PERMISSIONS.readEvents}>
    <EventsPage />
  </Page.Protect>
);

export default AuditLog;
