import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { Text } from '../../components/Text';
import type { Finding } from '../../contracts';
import { message } from '../../labels/message';
import { addressOf } from '../AuditLog/state/list-state';
import { AcknowledgeButton } from './AcknowledgeButton';

interface FindingListProps {
  findings: Finding[];
  canAcknowledge: boolean;
}

/** The findings of a verification. */
export const FindingList = ({ findings, canAcknowledge }: FindingListProps) => (
  <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
    {findings.map((finding) => (
      <Flex
        tag="li"
        key={JSON.stringify(finding)}
        justifyContent="space-between"
        gap={3}
        wrap="wrap"
        padding={3}
        background="danger100"
        hasRadius
      >
        <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="100%">
          <FindingText finding={finding} />
        </Flex>
        {canAcknowledge && <AcknowledgeButton finding={finding} />}
      </Flex>
    ))}
  </Flex>
);

/** A finding, with a link to its event and the parts that differ. */
const FindingText = ({ finding }: { finding: Finding }) => {
  const { formatMessage, formatList } = useIntl();
  const { state, event, parts = [] } = finding;
  const subject = useSubject(finding);

  return (
    <>
      <Typography fontWeight="bold" textColor="danger700">
        {formatMessage(message(`audit-log.finding.${state}`))}
      </Typography>
      {event !== undefined && state !== 'missing' ? (
        <Link tag={RouterLink} to={addressOf({ range: { preset: 'all' }, event })}>
          {subject}
        </Link>
      ) : (
        <Text>{subject}</Text>
      )}
      {parts.length > 0 && (
        <Text isDetail>
          {formatList(
            parts.map((part) => formatMessage(message(`audit-log.finding.part.${part}`))),
            { type: 'unit' },
          )}
        </Text>
      )}
    </>
  );
};

const useSubject = ({ event, seal, index }: Finding): string => {
  const { formatMessage } = useIntl();

  if (event !== undefined) {
    return formatMessage(message('audit-log.finding.about.event'), { id: event });
  }

  if (seal === undefined) return formatMessage(message('audit-log.finding.about.log'));
  const { n, log } = seal;

  return index === undefined
    ? formatMessage(message('audit-log.finding.about.seal-of-log'), { n, log })
    : formatMessage(message('audit-log.finding.about.place'), { n, log, place: index + 1 });
};
