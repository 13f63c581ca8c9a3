import type { ContentType } from '../../../api/useStrapiApi';
import type { Event } from '../../../contracts';
import en from '../../../translations/en.json';
import type { Words } from '../../../words/createWords';
import type { Option } from './option';

const PREFIX = 'audit-log.entity.';

/** The kinds that have a name of their own in the translations: those of Strapi. */
const OF_STRAPI = Object.keys(en)
  .filter((key) => key.startsWith(PREFIX))
  .map((key) => key.slice(PREFIX.length));

/** The kinds of things that the list can be filtered by, each once, by name. */
export const entityOptions = (
  chosen: string | null,
  events: Event[],
  contentTypes: ContentType[],
  words: Words,
): Option[] => {
  const types = new Set([
    ...OF_STRAPI,
    ...contentTypes.map(({ uid }) => uid),
    ...events.flatMap(({ entity }) => entity?.type ?? []),
    ...(chosen === null ? [] : [chosen]),
  ]);

  return [...types]
    .map((value) => ({ value, label: words.entityType(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
};
