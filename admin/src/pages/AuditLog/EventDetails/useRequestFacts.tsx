import type { ReactNode } from 'react';

import { useIntl } from 'react-intl';

import { Text } from '../../../components/Text';
import type { RequestFacts } from '../../../contracts';
import { message } from '../../../words/message';

/** What is known of the request that caused an event. */
export const useRequestFacts = (
  request: RequestFacts | null,
): { term: string; fact: ReactNode }[] => {
  const { formatMessage } = useIntl();

  if (request === null) {
    return [];
  }

  const facts = [
    { id: 'audit-log.details.request.line', text: `${request.method} ${request.path}` },
    { id: 'audit-log.details.request.id', text: request.id },
    { id: 'audit-log.details.request.device', text: request.device },
    { id: 'audit-log.details.request.user-agent', text: request.userAgent },
  ] as const;

  return facts.flatMap(({ id, text }) =>
    text === null ? [] : [{ term: formatMessage(message(id)), fact: <Text>{text}</Text> }],
  );
};
