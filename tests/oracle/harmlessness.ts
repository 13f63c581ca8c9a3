/**
 * The oracle of harmlessness: the app answers and keeps the same with the plugin as without it, but
 * for ids, times and what is drawn by lot, such as tokens.
 */
import type { Json } from '../../server/src/contracts';
import type { Facts } from './facts';
import type { Problem } from './problem';
import type { Answer } from './subject';

/** What differs between any two runs, and what stands for it. The order matters. */
const DRAWN_BY_LOT: [RegExp, string][] = [
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?/g, '<time>'],
  [/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<jwt>'],
  [/\$2[aby]\$\d\d\$[./\w]{53}/g, '<hash>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>'],
  [/\bv1:[0-9a-f:]+/g, '<encrypted>'],
  [/[0-9a-f]{32,}/g, '<token>'],
  // The end of the name under which a file is stored.
  [/_[0-9a-f]{10}\b/g, '_<lot>'],
  // It shows ids, which differ.
  [/got invalid value \{.*?\}; /gs, 'got invalid value; '],
  // The end of the code that a role is given.
  [/-m[0-9a-z]{7}\b/g, '-<lot>'],
];

/** A document id, as Strapi makes them. */
const DOCUMENT_ID = /\b[a-z][a-z0-9]{23}\b/g;

const withoutLots = (text: string): string =>
  DRAWN_BY_LOT.reduce((rest, [pattern, name]) => rest.replace(pattern, name), text);

/** What belongs to the plugin itself, such as its permissions in the list of all. */
const OWN = /audit-log/;

const IS_ID = /^ids?$|Ids?$/;

/**
 * Ids, without which they are: a change that fails uses one up in one app and may not in the other.
 */
const withoutIds = (ids: Json): Json => {
  if (Array.isArray(ids)) return ids.map(withoutIds);
  return typeof ids === 'number' ? '<id>' : comparable(ids);
};

const comparable = (value: Json): Json => {
  if (typeof value === 'string') return withoutLots(value).replace(DOCUMENT_ID, '<id>');
  if (Array.isArray(value)) {
    const items = value.filter((item) => !OWN.test(JSON.stringify(item))).map(comparable);
    // Strapi writes and reads relations side by side, so that their order is a matter of chance.
    return items.every((item) => typeof item === 'string') ? items.sort() : items;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => {
        const inner = value[key] as Json;
        return [key, IS_ID.test(key) ? withoutIds(inner) : comparable(inner)];
      }),
  );
};

const problem = (check: string, where: string, detail: string): Problem => ({
  oracle: 'harmlessness',
  check,
  where,
  detail,
});

/** Compares what an app with the plugin answers with what its twin without it does. */
export const compareAnswers = (answer: Answer, twins: Answer, where: string): Problem[] => {
  const bodies = [answer.body, twins.body].map((body) => JSON.stringify(comparable(body)));
  if (answer.status !== twins.status) {
    const detail = `${answer.status} instead of ${twins.status}\n${bodies.join('\n')}`;
    return [problem('another status', where, detail)];
  }
  return bodies[0] === bodies[1] ? [] : [problem('another body', where, bodies.join('\n'))];
};

/** Made or used at another time, or drawn by lot in a form of its own. */
const NOT_COMPARED =
  /^dangling|· (?:\S+\.)?(?:createdAt|updatedAt|publishedAt|documentId|lastUsedAt|expiresAt|resetPassword\w*|registrationToken)(?: \(\d+\))?$|admin::session|audit-log|strapi::core-store \S*(?:persisted_tables|upload_metrics)/;

/** Facts in a form that both apps share, with how often each stands. */
const shared = (facts: Facts, names: Map<string, string>): Map<string, number> => {
  const counts = new Map<string, number>();
  const rename = (text: string): string =>
    withoutLots(text.replace(DOCUMENT_ID, (id) => names.get(id) ?? id));
  for (const [id, { kind, value }] of facts) {
    if (NOT_COMPARED.test(id)) continue;
    const line = rename(`${id} = ${kind === 'row' ? true : JSON.stringify(value)}`);
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
};

/** Everything that one app keeps and the other does not. Documents go by the names of their app. */
export const differencesBetween = (
  [facts, names]: [Facts, Map<string, string>],
  [twinFacts, twinNames]: [Facts, Map<string, string>],
): string[] => {
  const mine = shared(facts, names);
  const twins = shared(twinFacts, twinNames);
  return [...new Set([...mine.keys(), ...twins.keys()])].flatMap((line) => {
    const difference = (mine.get(line) ?? 0) - (twins.get(line) ?? 0);
    if (difference === 0) return [];
    return [`${difference > 0 ? 'only with the plugin' : 'only without the plugin'}: ${line}`];
  });
};

/** `known` are the differences that were there before, which are nothing new. */
export const toProblems = (differences: string[], known: Set<string>): Problem[] =>
  differences
    .filter((difference) => !known.has(difference))
    .map((difference) => problem('other rows', difference.split('<')[0]?.trim() ?? '', difference));
