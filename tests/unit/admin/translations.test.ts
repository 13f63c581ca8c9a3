import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import en from '../../../admin/src/translations/en.json';
import menu from '../../../admin/src/translations/menu.json';
import { catalogue } from '../../../server/src/contracts';
import {
  ACTOR_TYPES,
  COMPARISON_RESULTS,
  EVENT_PARTS,
  FINDING_STATES,
  ORIGINS,
  OUTCOMES,
  SEAL_WARNINGS,
} from '../../../server/src/contracts';

const ADMIN = path.resolve(__dirname, '../../../admin/src');

const source = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(ADMIN, file), 'utf8'))
  .join('\n');

/** Keys that are put together from a code; the others stand in the source as they are. */
const COMPOSED =
  /^audit-log\.(category|action|outcome|actor|entity|field|absence|column|sentence|thing|who|origin|title|activity\.column|range|seal\.line|seal-warning|warning|finding|comparison|anchor|proof\.key|proof\.verification|details\.seal)\./;

it('has English words for everything that can be recorded', () => {
  const keys = catalogue.flatMap(({ category, actions }) => [
    `audit-log.category.${category}`,
    ...actions.map((action) => `audit-log.action.${action}`),
  ]);

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has a name, for the middle of a sentence, for what each category is about', () => {
  const withoutThing = ['data-transfer', 'audit-log'];
  const keys = catalogue
    .filter(({ category }) => !withoutThing.includes(category))
    .map(({ category }) => `audit-log.thing.${category}`);

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has an English sentence for everything that can be recorded', () => {
  const hasSentence = (category: string, action: string) =>
    [`${category}.${action}`, action, `${action}.denied`].some(
      (key) => `audit-log.sentence.${key}` in en,
    );
  const untold = catalogue.flatMap(({ category, actions }) =>
    actions.filter((action) => !hasSentence(category, action)).map((action) => [category, action]),
  );

  expect(untold).toEqual([]);
});

it('has English words for every outcome, every origin and every kind of actor', () => {
  const keys = [
    ...OUTCOMES.map((outcome) => `audit-log.outcome.${outcome}`),
    ...ORIGINS.map((origin) => `audit-log.origin.${origin}`),
    ...ACTOR_TYPES.flatMap((type) => [`audit-log.actor.${type}`, `audit-log.who.${type}`]),
  ];

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has English words for everything that can be found of a seal', () => {
  const keys = [
    ...FINDING_STATES.map((state) => `audit-log.finding.${state}`),
    ...EVENT_PARTS.map((part) => `audit-log.finding.part.${part}`),
    ...COMPARISON_RESULTS.map((result) => `audit-log.comparison.${result}`),
    // The list of anchors shows `no-anchor`.
    ...SEAL_WARNINGS.filter((warning) => warning !== 'no-anchor').flatMap((warning) => [
      `audit-log.seal-warning.${warning}`,
      `audit-log.seal-warning.${warning}.title`,
    ]),
  ];

  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

it('has no key that nothing uses', () => {
  const used = new Set(source.match(/(?<=['"])audit-log\.[^'"]+(?=['"])/g));
  const unused = Object.keys(en).filter((key) => !COMPOSED.test(key) && !used.has(key));

  expect(unused).toEqual([]);
});

const TRANSLATIONS = path.join(ADMIN, 'translations');

const languages = readdirSync(TRANSLATIONS)
  .map((file) => path.basename(file, '.json'))
  .filter((name) => name !== 'en' && name !== 'menu');

it('has the texts of the menus in every language', () => {
  expect(Object.keys(menu).sort()).toEqual(['en', ...languages].sort());
  Object.values(menu).forEach((texts) => expect(Object.keys(texts)).toEqual(Object.keys(menu.en)));
});

const fileOf = (locale: string): string =>
  readFileSync(path.join(TRANSLATIONS, `${locale}.json`), 'utf8');

const read = (locale: string): Record<string, string> => JSON.parse(fileOf(locale));

/** The keys as they stand in the file. `JSON.parse` keeps only the last of two that are equal. */
const keysIn = (json: string): string[] =>
  [...json.matchAll(/^\s*("(?:[^"\\]|\\.)*")\s*:/gm)].map(([, key]) => JSON.parse(key!) as string);

it.each(['en', ...languages])('has no key twice in %s', (locale) => {
  const keys = keysIn(fileOf(locale));

  expect(keys).toHaveLength(new Set(Object.keys(read(locale))).size);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

/** Every part of a message, those within tags, plurals and selections among them. */
const partsOf = (elements: MessageFormatElement[]): MessageFormatElement[] =>
  elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.tag:
        return [element, ...partsOf(element.children)];
      case TYPE.plural:
      case TYPE.select:
        return [element, ...Object.values(element.options).flatMap(({ value }) => partsOf(value))];
      default:
        return [element];
    }
  });

const partsOfMessage = (text: string): MessageFormatElement[] => partsOf(parse(text));

const unique = (texts: string[]): string[] => [...new Set(texts)].sort();

/**
 * What code has to fill in: arguments and how they are formatted, the codes they select by, and
 * tags.
 */
const interfaceOf = (text: string): string[] =>
  unique(
    partsOfMessage(text).flatMap((part) => {
      switch (part.type) {
        case TYPE.literal:
        case TYPE.pound:
          return [];
        case TYPE.tag:
          return `<${part.value}>`;
        case TYPE.select:
          return `{${part.value}} ${Object.keys(part.options).sort().join(' ')}`;
        default:
          return `{${part.value}} ${TYPE[part.type]}`;
      }
    }),
  );

const isExact = (option: string): boolean => option.startsWith('=');

interface Plural {
  argument: string;
  /** Numbers that have words of their own, such as `=0`. */
  exact: string[];
  categories: string[];
}

const pluralsOf = (text: string): Plural[] =>
  partsOfMessage(text).flatMap((part) => {
    if (part.type !== TYPE.plural) return [];
    const options = Object.keys(part.options).sort();

    return {
      argument: part.value,
      exact: options.filter(isExact),
      categories: options.filter((option) => !isExact(option)),
    };
  });

/**
 * One form does for all numbers only where it does in English, too, or where the language has no
 * other.
 */
const isComplete = ({ categories }: Plural, english: Plural, all: string[]): boolean =>
  categories.join() === all.join() ||
  (categories.join() === 'other' && english.categories.join() === 'other');

it('is translated', () => {
  expect(languages).toEqual(['de', 'es', 'fr', 'it', 'ja', 'pl', 'pt-BR', 'zh-Hans']);
});

describe.each(languages)('%s', (locale) => {
  const translations = read(locale);
  const pairs = Object.entries(en).map(
    ([key, english]) => [key, english, translations[key] ?? english] as const,
  );

  it('has no other keys than English, in the same order', () => {
    const keys = Object.keys(translations);
    expect(keys).toEqual(Object.keys(en).filter((key) => keys.includes(key)));
  });

  // No failure: a contributor need not speak nine languages. Strapi shows the English text.
  it('is complete, or says what is not translated yet', () => {
    const missing = Object.keys(en).filter((key) => !(key in translations));
    if (missing.length > 0)
      console.warn(`${locale} is shown in English for: ${missing.join(', ')}`);
  });

  it('has messages that can be read', () => {
    const broken = Object.entries(translations).filter(([, text]) => {
      try {
        return parse(text).length === 0;
      } catch {
        return true;
      }
    });

    expect(broken).toEqual([]);
  });

  it('takes the arguments and tags that English takes', () => {
    const differing = pairs.filter(
      ([, english, text]) => interfaceOf(text).join() !== interfaceOf(english).join(),
    );

    expect(differing).toEqual([]);
  });

  it('has a form for every number, in the plurals of the language', () => {
    const all = [...new Intl.PluralRules(locale).resolvedOptions().pluralCategories].sort();
    const wrong = pairs.filter(([, english, text]) => {
      const expected = new Map(pluralsOf(english).map((plural) => [plural.argument, plural]));

      return pluralsOf(text).some((plural) => {
        const like = expected.get(plural.argument);

        return (
          like === undefined ||
          plural.exact.join() !== like.exact.join() ||
          !isComplete(plural, like, all)
        );
      });
    });

    expect(wrong).toEqual([]);
  });
});
