import type { IntlShape } from 'react-intl';

import type { CatalogueLine, Outcome } from '../contracts';
import { humanise } from './humanise';

export interface Words {
  category: (code: string) => string;
  /** With its category, where it is known: other plugins name the actions of their own. */
  action: (code: string, category?: string) => string;
  outcome: (outcome: Outcome) => string;
  actorType: (type: string) => string;
  /** The kind of thing a content-type uid stands for. */
  entityType: (uid: string) => string;
  field: (name: string) => string;
  /** What it means that a field holds nothing, where it means something of its own. */
  absence: (field: string) => string | null;
}

/** A part of the path of a field: the third of several components is `2` to the server and `3` to people. */
const isIndex = (part: string): boolean => /^\d+$/.test(part);

/**
 * The words people read for the codes that stand in an event: translations of Strapi's own, the labels that other code has
 * given to its own, and otherwise words made from the code.
 */
export const createWords = (
  { formatMessage, messages }: Pick<IntlShape, 'formatMessage' | 'messages'>,
  catalogue: CatalogueLine[],
): Words => {
  const translated = (kind: string, code: string) => {
    const id = `audit-log.${kind}.${code}`;

    return id in messages ? formatMessage({ id }) : null;
  };
  const wordsFor = (kind: string) => (code: string) => translated(kind, code) ?? humanise(code);

  // What lies inside another field, `google.enabled`, becomes "Google › Enabled".
  const partOfField = (part: string) =>
    isIndex(part) ? String(Number(part) + 1) : wordsFor('field')(part);

  return {
    category: (code) =>
      catalogue.find(({ category }) => category === code)?.label ?? wordsFor('category')(code),
    action: (code, category) => {
      const labels = catalogue
        .filter((line) => category === undefined || line.category === category)
        .map(({ actionLabels }) => actionLabels?.[code]);
      const label = labels.find((text) => text !== undefined);

      return category === undefined
        ? (translated('action', code) ?? label ?? humanise(code))
        : (label ?? translated('action', `${category}.${code}`) ?? wordsFor('action')(code));
    },
    outcome: wordsFor('outcome'),
    actorType: wordsFor('actor'),
    entityType: wordsFor('entity'),
    field: (name) => translated('field', name) ?? name.split('.').map(partOfField).join(' › '),
    absence: (field) => translated('absence', field),
  };
};
