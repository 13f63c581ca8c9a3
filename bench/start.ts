/**
 * What the plugin adds to the start of Strapi and to its memory, and whether memory grows with use.
 *
 *     npm run bench:start -- --starts 5 --requests 10000
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { parseArgs } from 'node:util';
import { memoryOf } from './support/memory';
import { operations } from './support/operations';
import { median } from './support/statistics';
import { startSubject, type Subject, WITH, WITHOUT } from './support/subject';

const { values } = parseArgs({
  options: {
    starts: { type: 'string', default: '5' },
    requests: { type: 'string', default: '10000' },
  },
});
const requests = Number(values.requests);

const SUBJECTS = [
  { name: 'without', setup: WITHOUT },
  { name: 'with', setup: WITH },
] as const;
const SAMPLES = 5;

/** Memory after each fifth of the requests, so that growth shows as growth and not as a warm-up. */
const memoryUnderUse = async (subject: Subject): Promise<number[]> => {
  const kinds = operations.filter(({ name }) => ['role update', 'plain GET'].includes(name));
  const runs = await Promise.all(kinds.map(({ prepare }) => prepare(subject, 0, requests)));
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    for (let round = 0; round < requests / SAMPLES / runs.length; round += 1) {
      await Promise.all(runs.map((run) => run(round)));
    }
    samples.push(memoryOf(subject.pid));
  }
  return samples;
};

const main = async (): Promise<void> => {
  const starts = SUBJECTS.map(() => [] as number[]);
  for (let round = 0; round < Number(values.starts); round += 1) {
    for (const [index, { name, setup }] of SUBJECTS.entries()) {
      const subject = await startSubject(name, setup);
      starts[index]?.push(subject.startTime);
      await subject.stop();
    }
  }
  for (const [index, { name, setup }] of SUBJECTS.entries()) {
    const subject = await startSubject(name, setup);
    const idle = memoryOf(subject.pid);
    const samples = await memoryUnderUse(subject);
    await subject.stop();
    console.log(
      `${name.padEnd(8)} start on an empty database p50 ${(median(starts[index] ?? []) / 1000).toFixed(2)} s, ` +
        `memory at rest ${idle.toFixed(0)} MB, in the course of ${requests} requests ` +
        `${samples.map((sample) => sample.toFixed(0)).join(' ')} MB`,
    );
  }
};

void main();
