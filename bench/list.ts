/**
 * How quickly the page's questions are answered on a big table, in turn with two plain requests:
 * one of Strapi, `GET /admin/roles`, and the first page of the list, `GET /audit-log/events`.
 *
 *     npm run bench:list -- --events 1000000
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';
import { startBigLog } from './support/big-log';
import { median, timed } from './support/statistics';
import { printTable } from './support/table';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '15' },
    only: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
const WARM_UP_ROUNDS = 3;

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => encodeURIComponent(new Date(Date.now() - days * DAY).toISOString());
const ALL = `from=${ago(3650)}`;

const PLAIN = '/admin/roles';
const LIST = '/audit-log/events';

const QUESTIONS: Record<string, string> = {
  'last 7 days': LIST,
  'all time': `${LIST}?${ALL}`,
  'page 1000': `${LIST}?${ALL}&page=1000`,
  'last page shown': `${LIST}?${ALL}&page=400`,
  'one action': `${LIST}?${ALL}&action=deleted`,
  'one actor': `${LIST}?${ALL}&actor=admin:7`,
  'one entity': `${LIST}?${ALL}&entityType=api::content.content&entityId=77`,
  'an address without events': `${LIST}?${ALL}&source=192.0.2.1`,
  'free text in 7 days': `${LIST}?q=person7`,
  'free text over all': `${LIST}?${ALL}&q=person7`,
  'free text, nobody there': `${LIST}?${ALL}&q=nobody-at-all`,
  'free text with accents': `${LIST}?${ALL}&q=Zo%C3%AB%20K%C3%B6hler`,
  'activity of 7 days': `${LIST}/activity`,
  'activity of 24 hours': `${LIST}/activity?from=${ago(1)}`,
  'activity of 30 days': `${LIST}/activity?from=${ago(30)}`,
  'activity of all time': `${LIST}/activity?${ALL}`,
  'activity of one actor': `${LIST}/activity?${ALL}&actor=admin:7`,
  'activity, nobody there': `${LIST}/activity?${ALL}&source=192.0.2.1`,
  'activity of an action by one': `${LIST}/activity?${ALL}&actor=admin:7&action=deleted`,
  'activity of free text': `${LIST}/activity?${ALL}&q=nobody-at-all`,
  'facets of 7 days': `${LIST}/facets`,
  'facets of all time': `${LIST}/facets?${ALL}`,
  'facets of one actor': `${LIST}/facets?${ALL}&actor=admin:7`,
  'facets of free text': `${LIST}/facets?${ALL}&q=nobody-at-all`,
  'state of the log': '/audit-log/settings',
};

const main = async (): Promise<void> => {
  const { subject, stop } = await startBigLog(Number(values.events));
  const time = (path: string) => timed(() => subject.send('GET', path));
  try {
    console.log(subject.database.client);
    const table = [['question', 'time', 'GET /admin/roles', 'ratio', 'GET of the list', 'ratio']];
    for (const [name, path] of Object.entries(QUESTIONS)) {
      if (!name.includes(values.only)) continue;
      const times: Record<'question' | 'plain' | 'list', number[]> = {
        question: [],
        plain: [],
        list: [],
      };
      // In turn: whatever else the machine does meanwhile, all notice it.
      for (let round = 0; round < rounds + WARM_UP_ROUNDS; round += 1) {
        const taken = {
          plain: await time(PLAIN),
          list: await time(LIST),
          question: await time(path),
        };
        if (round < WARM_UP_ROUNDS) continue;
        times.plain.push(taken.plain);
        times.list.push(taken.list);
        times.question.push(taken.question);
      }
      const [question, plain, list] = [times.question, times.plain, times.list].map(median) as [
        number,
        number,
        number,
      ];
      table.push([
        name,
        `${question.toFixed(1)} ms`,
        `${plain.toFixed(1)} ms`,
        (question / plain).toFixed(2),
        `${list.toFixed(1)} ms`,
        (question / list).toFixed(2),
      ]);
    }
    printTable(table);
  } finally {
    await stop();
  }
};

void main();
