import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { type Definition, DefinitionList } from '../../../components/DefinitionList';
import { OutcomeBadge } from '../../../components/OutcomeBadge';
import { EmptyValue, Text } from '../../../components/Text';
import { toUtcText } from '../../../components/time-texts';
import type { AuditEvent, AuditEventDetails } from '../../../contracts';
import { describeActor, describeEntity } from '../../../labels/describe';
import { useLabels } from '../../../labels/LabelsProvider';
import { message, type MessageId } from '../../../labels/message';

/** Who did what, when and from where. */
export const EventFacts = ({ event }: { event: AuditEvent }) => {
  const { formatMessage, formatDate, formatNumber } = useIntl();
  const labels = useLabels();
  const { entity, modifiedBy, occurredAt, attempts } = event;
  const actor = describeActor(modifiedBy, labels);
  const about = entity && describeEntity(entity, labels);

  const idText = (id: string | null | undefined) =>
    id ? formatMessage(message('audit-log.details.id'), { id }) : null;
  const fact = (term: MessageId, text: ReactNode, ...details: (string | null)[]): Definition => ({
    term: formatMessage(message(term)),
    definition: (
      <>
        {text === null ? <EmptyValue /> : <Text>{text}</Text>}
        {details.map(
          (detail) =>
            detail !== null && (
              <Text key={detail} isDetail>
                {detail}
              </Text>
            ),
        )}
      </>
    ),
  });

  return (
    <DefinitionList
      definitions={[
        fact('audit-log.column.category', labels.category(event.category)),
        fact('audit-log.column.action', labels.action(event.action, event.category)),
        fact(
          'audit-log.column.entity',
          about?.name ?? null,
          about?.detail ?? null,
          idText(entity?.id),
        ),
        {
          term: formatMessage(message('audit-log.details.outcome')),
          definition: <OutcomeBadge outcome={event.outcome} />,
        },
        ...(attempts > 1 ? [fact('audit-log.field.attempts', formatNumber(attempts))] : []),
        fact('audit-log.column.modified-by', actor.name, actor.detail, idText(modifiedBy.id)),
        fact(
          'audit-log.column.occurred-at',
          formatDate(occurredAt, { dateStyle: 'full', timeStyle: 'long' }),
          toUtcText(occurredAt),
        ),
        fact('audit-log.column.source', event.source),
      ]}
    />
  );
};

/** What is known of the request that caused an event. */
export const useRequestFacts = ({ request, origin }: AuditEventDetails): Definition[] => {
  const { formatMessage } = useIntl();
  const labels = useLabels();
  const facts = [
    { id: 'audit-log.details.origin', text: origin && labels.origin(origin) },
    {
      id: 'audit-log.details.request.line',
      text: request && `${request.method} ${request.path}`,
    },
    { id: 'audit-log.details.request.id', text: request?.id ?? null },
    { id: 'audit-log.details.request.device', text: request?.device ?? null },
    { id: 'audit-log.details.request.user-agent', text: request?.userAgent ?? null },
  ] as const;

  return facts.flatMap(({ id, text }) =>
    text === null ? [] : [{ term: formatMessage(message(id)), definition: <Text>{text}</Text> }],
  );
};
