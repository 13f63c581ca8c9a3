import type { IntlShape } from 'react-intl';
import type { CatalogueLine, Outcome } from '../contracts';

export interface Labels {
  category: (code: string) => string;
  /** `category` matters because other plugins label their own actions. */
  action: (code: string, category?: string) => string;
  outcome: (outcome: Outcome) => string;
  actorType: (type: string) => string;
  /** How a request came in, such as `panel` or `api`. */
  origin: (code: string) => string;
  /** The display name of a content-type uid, such as `Article`. */
  entityType: (uid: string) => string;
  field: (name: string) => string;
  /** What an empty field means, if it has its own meaning. */
  absence: (field: string) => string | null;
}

/** The display names of the content types in this app, by uid. */
type ContentTypeNames = ReadonlyMap<string, string>;

/** Whether a part of a path is an index. The server counts from 0, people from 1. */
const isIndex = (part: string): boolean => /^\d+$/.test(part);

/**
 * Words for a code without translation, such as a category of another plugin or a field of the app:
 * `invoice-sent` and `invoiceSent` become "Invoice sent", `api::shop.order` becomes "Order".
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
 * The labels of the codes in an event: the plugin's translations, else the labels that an app or a
 * plugin has defined, else words made from the code.
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

  // A nested field, `google.enabled`, becomes "Google › Enabled".
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
