/**
 * Writes `docs/events.md` from the catalogue and its English words: `npm run docs:events`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import words from '../admin/src/translations/en.json';
import { catalogue } from '../server/src/contracts';
import { CATALOGUE_NOTES } from './catalogue-notes';

const known: Record<string, string> = words;

const wordFor = (key: string): string => known[key] ?? key;

/** A category may have words of its own for an action. */
const actionWord = (category: string, action: string): string =>
  known[`audit-log.action.${category}.${action}`] ?? wordFor(`audit-log.action.${action}`);

const section = (entry: (typeof catalogue)[number]): string => {
  const actions = entry.actions.map(
    (action) => `- ${actionWord(entry.category, action)} (\`${action}\`)`,
  );
  const title = `## ${wordFor(`audit-log.category.${entry.category}`)} (\`${entry.category}\`)`;
  const note = CATALOGUE_NOTES[entry.category];
  return [title, ...(note ? [note] : []), actions.join('\n')].join('\n\n');
};

/** The page as it should be. */
export const eventsPage = (): string => `# Events

Everything that is recorded. This page is made from the catalogue (\`server/src/contracts/catalogue.ts\`) by \`npm run docs:events\`.

Every event says who did it, when, from where and how it ended, names what was affected, and lists field by field what was
before and what is after, where something changed. It is seen by whichever way it is done: the admin panel, the Content API,
GraphQL, the CLI, a script or another plugin. Only plain SQL (\`strapi.db.connection\`, \`strapi.db.queryBuilder\`) goes unseen,
because Strapi offers no way to see it, and what \`strapi import\` and \`strapi transfer\` write, because they switch Strapi's
lifecycles off.

What Strapi does by itself while it starts is no event. Passwords, tokens, keys and private fields are never recorded: only that
they changed.

Other code can record [events of its own](record-your-own-events.md).

${catalogue.map(section).join('\n\n')}
`;

if (require.main === module) {
  writeFileSync(path.resolve(__dirname, '../docs/events.md'), eventsPage());
}
