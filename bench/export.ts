/**
 * How quickly a log is exported, and how much memory the server takes for it.
 *
 *     npm run bench:export -- --events 1000000
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';

import knex from 'knex';

import { connectionOf } from '../tests/support/databases/connection';
import { fill } from './support/fill';
import { memoryOf, peakDuring } from './support/memory';
import { startSubject, WITH } from './support/subject';
import { timed } from './support/statistics';

const { values } = parseArgs({ options: { events: { type: 'string', default: '100000' } } });
const events = Number(values.events);

/** Reads an answer to its end and forgets it; how many bytes there were. */
const drain = async (response: Response): Promise<number> => {
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
  }
  return bytes;
};

const main = async (): Promise<void> => {
  const subject = await startSubject('with', WITH);
  const connection = knex(connectionOf(subject.database));
  try {
    console.log(`${subject.database.client}, ${events.toLocaleString('en')} events`);
    await fill(connection, events);
    await subject.send('GET', '/audit-log/events');
    console.log('              seconds   events/s        MB   memory before   highest');
    for (const format of ['csv', 'ndjson']) {
      const path = `/audit-log/events/export?format=${format}&from=2000-01-01T00:00:00Z`;
      const before = memoryOf(subject.pid);
      let bytes = 0;
      let time = 0;
      const highest = await peakDuring(subject.pid, async () => {
        time = await timed(async () => {
          bytes = await drain(await subject.open(path));
        });
      });
      console.log(
        `${format.padEnd(10)} ${(time / 1000).toFixed(1).padStart(10)} ` +
          `${Math.round(events / (time / 1000))
            .toLocaleString('en')
            .padStart(10)} ${(bytes / 1e6).toFixed(0).padStart(9)} ` +
          `${before.toFixed(0).padStart(12)} MB ${highest.toFixed(0).padStart(6)} MB`,
      );
    }
  } finally {
    await connection.destroy();
    await subject.stop();
  }
};

void main();
