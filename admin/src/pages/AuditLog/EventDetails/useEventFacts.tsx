import type { ReactNode } from 'react';

import { useIntl } from 'react-intl';

import { Nothing } from '../../../components/Nothing';
import { OutcomeBadge } from '../../../components/OutcomeBadge';
import { Text } from '../../../components/Text';
import { toUtcText } from '../../../components/toUtcText';
import type { Event } from '../../../contracts';
import { describeActor } from '../../../words/describeActor';
import { describeEntity } from '../../../words/describeEntity';
import { message } from '../../../words/message';
import type { MessageId } from '../../../words/message';
import { useWords } from '../../../words/useWords';
import { EntityPageLink } from './EntityPageLink';

/** Who did what, when and from where. */
export const useEventFacts = (event: Event): { term: string; fact: ReactNode }[] => {
  const { formatMessage, formatDate } = useIntl();
  const words = useWords();

  const fact = (term: MessageId, text: string | null, ...details: (string | null)[]) => ({
    term: formatMessage(message(term)),
    fact: (
      <>
        {text === null ? <Nothing /> : <Text>{text}</Text>}
        {details.map((detail) =>
          detail === null ? null : (
            <Text key={detail} isDetail>
              {detail}
            </Text>
          ),
        )}
      </>
    ),
  });
  const idText = (id: string | null | undefined) =>
    id ? formatMessage(message('audit-log.details.id'), { id }) : null;

  const actor = describeActor(event.modifiedBy, words);
  const entity = event.entity && describeEntity(event.entity, words);

  const withLink = ({ term, fact: told }: { term: string; fact: ReactNode }) => ({
    term,
    fact: (
      <>
        {told}
        {entity && <EntityPageLink event={event} name={entity.name} />}
      </>
    ),
  });

  return [
    fact('audit-log.column.category', words.category(event.category)),
    fact('audit-log.column.action', words.action(event.action, event.category)),
    withLink(
      fact(
        'audit-log.column.entity',
        entity?.name ?? null,
        entity?.detail ?? null,
        idText(event.entity?.id),
      ),
    ),
    {
      term: formatMessage(message('audit-log.details.outcome')),
      fact: <OutcomeBadge outcome={event.outcome} />,
    },
    fact('audit-log.column.modified-by', actor.name, actor.detail, idText(event.modifiedBy.id)),
    fact(
      'audit-log.column.occurred-at',
      formatDate(event.occurredAt, { dateStyle: 'full', timeStyle: 'long' }),
      toUtcText(event.occurredAt),
    ),
    fact('audit-log.column.source', event.source),
  ];
};
