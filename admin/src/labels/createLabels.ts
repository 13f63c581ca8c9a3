import type { IntlShape } from 'react-intl';

import type { CatalogueLine, Outcome } from '../contracts';

export interface Labels {
  category: (code: string) => string;
  /** With its category, where it is known: other plugins name the actions of their own. */
  action: (code: string, category?: string) => string;
  outcome: (outcome: Outcome) => string;
  actorType: (type: string) => string;
  /** How a request came in, such as `panel` or `api`. */
  origin: (code: string) => string;
  /** What a content-type uid stands for: the name that editors know, `Article`. */
  entityType: (uid: string) => string;
  field: (name: string) => string;
  /** What it means that a field is empty, where that means something of its own. */
  absence: (field: string) => string | null;
}

/** Names that a content type has in this app, by its uid. */
export type ContentTypeNames = ReadonlyMap<string, string>;

/** A part of the path of a field: the third of several components is `2` to the server, `3` to people. */
const isIndex = (part: string): boolean => /^\d+$/.test(part);

/**
 * Words for a code that has no translation, such as a category that another plugin records or a field
 * of somebody's own content type: `invoice-sent` and `invoiceSent` become "Invoice sent",
 * `api::shop.order` becomes "Order".
 */
export const humanise = (code: string): string => {
  const name = code.split(/::|\./).at(-1) ?? code;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .trim()
    .toLowerCase();

  return words === '' ? code : words.charAt(0).toUpperCase() + words.slice(1);
};

/**
 * The words people read for the codes in an event: the plugin's translations, the names that an app or
 * a plugin has given to its own things, and otherwise words made from the code.
 */
export const createLabels = (
  { formatMessage, messages }: Pick<IntlShape, 'formatMessage' | 'messages'>,
  catalogue: CatalogueLine[],
  contentTypeNames: ContentTypeNames = new Map(),
): Labels => {
  const translated = (kind: string, code: string) => {
    const id = `audit-log.${kind}.${code}`;

    return id in messages ? formatMessage({ id }) : null;
  };
  const labelFor = (kind: string) => (code: string) => translated(kind, code) ?? humanise(code);

  // What lies inside another field, `google.enabled`, becomes "Google › Enabled".
  const partOfField = (part: string) =>
    isIndex(part) ? String(Number(part) + 1) : labelFor('field')(part);

  return {
    category: (code) =>
      catalogue.find(({ category }) => category === code)?.label ?? labelFor('category')(code),
    action: (code, category) => {
      const labels = catalogue
        .filter((line) => category === undefined || line.category === category)
        .map(({ actionLabels }) => actionLabels?.[code]);
      const label = labels.find((text) => text !== undefined);

      return category === undefined
        ? (translated('action', code) ?? label ?? humanise(code))
        : (label ?? translated('action', `${category}.${code}`) ?? labelFor('action')(code));
    },
    outcome: labelFor('outcome'),
    actorType: labelFor('actor'),
    origin: labelFor('origin'),
    entityType: (uid) => translated('entity', uid) ?? contentTypeNames.get(uid) ?? humanise(uid),
    field: (name) => translated('field', name) ?? name.split('.').map(partOfField).join(' › '),
    absence: (field) => translated('absence', field),
  };
};
