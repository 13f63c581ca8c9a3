/**
 * What seals cost besides the time of requests, which `npm run bench:cost -- --sealing` measures:
 * CPU and bytes of each event, the longest turn of the event loop, the state of the log on a big
 * table, and the verification of an export.
 *
 *     npm run bench:seal -- --events 1000000
 *
 * `DATABASE_CLIENT` (sqlite, postgres, mysql) chooses the database; see `bench/README.md`.
 */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import knex, { type Knex } from 'knex';
import { connectionOf } from '../tests/support/databases/connection';
import { fill } from './support/fill';
import { cpuOf, memoryOf, peakDuring } from './support/memory';
import { median, timed } from './support/statistics';
import { startSubject, type Subject } from './support/subject';
import { turnsOfSeals } from './support/turns';

const { values } = parseArgs({ options: { events: { type: 'string', default: '100000' } } });
const events = Number(values.events);
const ROUNDS = 40;

const CLI = path.resolve(__dirname, '../dist/cli/index.js');

/** How many bytes the table of seals takes, with its indexes. */
const sizeOfSeals = async (connection: Knex, client: string): Promise<number> => {
  if (client === 'postgres') {
    const { rows } = await connection.raw("select pg_total_relation_size('audit_seals') as bytes");
    return Number(rows[0].bytes);
  }
  if (client === 'mysql') {
    await connection.raw('ANALYZE TABLE audit_seals');
    const [rows] = await connection.raw(
      "select data_length + index_length as bytes from information_schema.tables where table_name = 'audit_seals' and table_schema = database()",
    );
    return Number(rows[0].bytes);
  }
  const rows = await connection.raw(
    "select sum(pgsize) as bytes from dbstat where name like '%audit_seals%'",
  );
  return Number(rows[0].bytes);
};

interface Status {
  data: { events: number; waiting: number; verifierKey: string };
}

const statusOf = async (subject: Subject): Promise<Status['data']> =>
  ((await subject.send('GET', '/audit-log/seal')) as unknown as Status).data;

/** Waits until everything is sealed, asking seldom. */
const untilSealed = async (subject: Subject): Promise<void> => {
  while ((await statusOf(subject)).events < events) await sleep(1_000);
};

/** The median of a route, and its ratio to a plain request, in turn. */
const compareStatus = async (subject: Subject): Promise<void> => {
  const plain: number[] = [];
  const status: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(await timed(() => subject.send('GET', '/admin/roles')));
    status.push(await timed(() => subject.send('GET', '/audit-log/seal')));
  }
  const ratio = median(status.slice(5)) / median(plain.slice(5));
  console.log(
    `state of the log: ${median(status).toFixed(1)} ms, plain GET ${median(plain).toFixed(1)} ms, ratio ${ratio.toFixed(2)}`,
  );
};

const verifyExport = async (subject: Subject): Promise<void> => {
  const file = path.join(tmpdir(), `audit-log-bench-${process.pid}.ndjson`);
  const { verifierKey } = await statusOf(subject);
  const url = '/audit-log/events/export?format=ndjson&proof=true&from=2000-01-01T00:00:00Z';
  const exported = await timed(async () => {
    const { body } = await subject.open(url);
    await pipeline(Readable.fromWeb(body as never), createWriteStream(file));
  });
  console.log(`export with proof: ${(exported / 1000).toFixed(1)} s`);
  const child = spawn(process.execPath, [CLI, 'verify', file, '--key', verifierKey], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let cpu = 0;
  const timer = setInterval(() => (cpu = cpuOf(child.pid as number) ?? cpu), 100);
  let peak = 0;
  const time = await timed(async () => {
    peak = await peakDuring(child.pid as number, () => ended);
  });
  clearInterval(timer);
  console.log(
    `verified: ${(time / 1000).toFixed(1)} s, ${Math.round(events / cpu).toLocaleString('en')} events/CPU s, at most ${peak.toFixed(0)} MB, exit code ${await ended}`,
  );
  await rm(file);
};

const main = async (): Promise<void> => {
  const turns = turnsOfSeals();
  console.log(
    `a long turn (p95) of a seal of 1,000 events: hashing ${turns.hashing.toFixed(1)} ms, record and signature ${turns.tree.toFixed(1)} ms of CPU`,
  );
  const subject = await startSubject('with', { auditLog: { sealing: { seconds: 5 } } });
  const connection = knex(connectionOf(subject.database));
  const { client } = subject.database;
  try {
    console.log(`${client}, ${events.toLocaleString('en')} events`);
    const filled = await timed(() => fill(connection, events));
    console.log(`filled in ${Math.round(filled / 1000)} s`);
    const before = cpuOf(subject.pid) ?? 0;
    // Wakes the sequencer, as every write does.
    await subject.send('POST', '/admin/roles', { name: 'Bench', description: '' });
    const sealed = await timed(() => untilSealed(subject));
    const cpu = (cpuOf(subject.pid) ?? 0) - before;
    console.log(
      `sealed in ${(sealed / 1000).toFixed(1)} s, ${Math.round(events / cpu).toLocaleString('en')} events/CPU s, memory ${memoryOf(subject.pid).toFixed(0)} MB`,
    );
    if (client === 'postgres') await connection.raw('VACUUM ANALYZE audit_seals');
    const bytes = await sizeOfSeals(connection, client);
    console.log(`${(bytes / events).toFixed(1)} bytes an event`);
    await compareStatus(subject);
    await verifyExport(subject);
  } finally {
    await connection.destroy();
    await subject.stop();
  }
};

void main();
