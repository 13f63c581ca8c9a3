import { useMemo } from 'react';
import { useIntl } from 'react-intl';

import type { Outcome } from '../contracts';
import { humanise } from './humanise';

export interface Words {
  category: (code: string) => string;
  action: (code: string) => string;
  outcome: (outcome: Outcome) => string;
  actorType: (type: string) => string;
  /** The kind of thing a content-type uid stands for. */
  entityType: (uid: string) => string;
  field: (name: string) => string;
  /** What it means that a field holds nothing, where it means something of its own. */
  absence: (field: string) => string | null;
}

/** The words people read for the codes that stand in an event. */
export const useWords = (): Words => {
  const { formatMessage, messages } = useIntl();

  return useMemo(() => {
    const translated = (kind: string, code: string) => {
      const id = `audit-log.${kind}.${code}`;

      return id in messages ? formatMessage({ id }) : null;
    };
    const wordsFor = (kind: string) => (code: string) => translated(kind, code) ?? humanise(code);
    // A field can lie inside another: `google.enabled` becomes "Google › Enabled".
    const fieldWords = (name: string) =>
      translated('field', name) ?? name.split('.').map(wordsFor('field')).join(' › ');

    return {
      category: wordsFor('category'),
      action: wordsFor('action'),
      outcome: wordsFor('outcome'),
      actorType: wordsFor('actor'),
      entityType: wordsFor('entity'),
      field: fieldWords,
      absence: (field) => translated('absence', field),
    };
  }, [formatMessage, messages]);
};
