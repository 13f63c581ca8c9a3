import { Page } from '@strapi/strapi/admin';
import { LabelsProvider } from '../../labels/LabelsProvider';
import { PERMISSIONS } from '../../permissions';
import { ProofPage } from './ProofPage';

const Proof = () => (
  <Page.Protect permissions={PERMISSIONS.readEvents}>
    <LabelsProvider fallback={<Page.Loading />}>
      <ProofPage />
    </LabelsProvider>
  </Page.Protect>
);

export default Proof;
