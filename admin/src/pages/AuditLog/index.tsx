import { Page } from '@strapi/strapi/admin';
import { LabelsProvider } from '../../labels/LabelsProvider';
import { PERMISSIONS } from '../../permissions';
import { AuditLogPage } from './AuditLogPage';

const AuditLog = () => (
  <Page.Protect permissions={PERMISSIONS.readEvents}>
    <LabelsProvider fallback={<Page.Loading />}>
      <AuditLogPage />
    </LabelsProvider>
  </Page.Protect>
);

export default AuditLog;
