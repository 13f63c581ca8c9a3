/**
 * How quickly the page's questions are answered on a big table, next to a plain `GET /admin/roles`,
 * in turn.
 *
 *     npm run bench:list -- --events 1000000
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';

import knex from 'knex';

import { fill } from './support/fill';
import { startSubject, WITH } from './support/subject';
import { connectionOf } from '../tests/support/databases/connection';
import { median, timed } from './support/statistics';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '15' },
  },
});
const events = Number(values.events);
const rounds = Number(values.rounds);

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => encodeURIComponent(new Date(Date.now() - days * DAY).toISOString());
const ALL = `from=${ago(3650)}`;

const PLAIN = '/admin/roles';

const QUESTIONS: Record<string, string> = {
  'last 7 days': '/audit-log/events',
  'all time': `/audit-log/events?${ALL}`,
  'page 1000': `/audit-log/events?${ALL}&page=1000`,
  'last page shown': `/audit-log/events?${ALL}&page=400`,
  'one action': `/audit-log/events?${ALL}&action=deleted`,
  'one actor': `/audit-log/events?${ALL}&actor=admin:7`,
  'one entity': `/audit-log/events?${ALL}&entityType=api::content.content&entityId=77`,
  'an address without events': `/audit-log/events?${ALL}&source=192.0.2.1`,
  'free text in 7 days': '/audit-log/events?q=person7',
  'free text over all': `/audit-log/events?${ALL}&q=person7`,
  'activity of 7 days': '/audit-log/events/activity',
  'activity of all time': `/audit-log/events/activity?${ALL}`,
  'activity of one actor': `/audit-log/events/activity?${ALL}&actor=admin:7`,
  'activity, nobody there': `/audit-log/events/activity?${ALL}&source=192.0.2.1`,
  'activity of an action by one': `/audit-log/events/activity?${ALL}&actor=admin:7&action=deleted`,
  'facets of 7 days': '/audit-log/events/facets',
  'facets of all time': `/audit-log/events/facets?${ALL}`,
  'activity of free text': `/audit-log/events/activity?${ALL}&q=nobody-at-all`,
};

const main = async (): Promise<void> => {
  const subject = await startSubject('with', WITH);
  const connection = knex(connectionOf(subject.database));
  try {
    console.log(`${subject.database.client}, ${events.toLocaleString('en')} events`);
    console.log(`filled in ${Math.round((await timed(() => fill(connection, events))) / 1000)} s`);
    if (subject.database.client === 'postgres') await connection.raw('VACUUM ANALYZE audit_events');
    else
      await connection.raw(
        subject.database.client === 'sqlite' ? 'ANALYZE' : 'ANALYZE TABLE audit_events',
      );

    console.log(`${'question'.padEnd(28)}    question       plain   ratio`);
    for (const [name, path] of Object.entries(QUESTIONS)) {
      const times: number[] = [];
      const plain: number[] = [];
      // In turn: whatever else the machine does meanwhile, both notice it.
      for (let round = 0; round < rounds + 3; round += 1) {
        const plainTime = await timed(() => subject.send('GET', PLAIN));
        const time = await timed(() => subject.send('GET', path));
        if (round >= 3) {
          plain.push(plainTime);
          times.push(time);
        }
      }
      const [p50, plainP50] = [median(times), median(plain)];
      console.log(
        `${name.padEnd(28)} ${p50.toFixed(1).padStart(8)} ms ${plainP50.toFixed(1).padStart(8)} ms   ${(p50 / plainP50).toFixed(2)}`,
      );
    }
  } finally {
    await connection.destroy();
    await subject.stop();
  }
};

void main();
