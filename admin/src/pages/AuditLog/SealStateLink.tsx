import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { statusOf } from '../../components/LoadError';
import { sealLine, sealLineOfError } from '../../seal/seal-line';
import { SealStateText } from '../../seal/SealStateText';
import { useSeal } from '../../seal/useSeal';

const PROOF_ADDRESS = '/settings/audit-log-proof';

const QuietLink = styled(RouterLink)`
  text-decoration: none;

  &:hover,
  &:focus-visible {
    text-decoration: underline;
  }
`;

/** How the seals of the log stand; leads to the proof. */
const SealStateLink = ({ isShort }: { isShort: boolean }) => {
  const { data, error } = useSeal();
  const line = error === undefined ? data && sealLine(data) : sealLineOfError(statusOf(error));

  return (
    line && (
      <QuietLink to={PROOF_ADDRESS}>
        <SealStateText line={line} isShort={isShort} />
      </QuietLink>
    )
  );
};

export default SealStateLink;
