import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JournalService } from '../../server/src/services';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { eventRow, spillLine } from '../support/rows';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { breakTable, repairTable } from './support/broken-table';
import { recordedDuring } from './support/events';
import { refuseSource } from './support/refuse-source';

describe('a line of the spill that can never be written', () => {
  let folder: string;
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'audit-log-spill-'));
    server = await startStrapi({
      auditLog: { spillDirectory: folder },
      env: { LOG_LEVEL: 'silent' },
    });
    ada = await registerFirstAdmin(server);
    await refuseSource(server.strapi, '203.0.113.66');
    // It comes by the clock otherwise, perhaps in the middle of a test.
    server.strapi.get('cron').remove('audit-log.replay');
  });

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(() => jest.restoreAllMocks());

  const inFile = (name: string) => path.join(folder, name);

  const replay = () =>
    server.strapi.plugin('audit-log').service<JournalService>('journal').replay();

  const good = (label: string) =>
    spillLine(eventRow({ entity_type: 'order', entity_id: label, entity_label: label }));
  const refused = spillLine(eventRow({ source: '203.0.113.66' }));
  const bad = [
    spillLine({ ...eventRow(), column_of_the_future: 1 }),
    good('torn').slice(0, 40) + '\n',
    refused,
  ];

  const labelsOf = (events: { entity: { label: string | null } | null }[]) =>
    events.flatMap(({ entity }) => entity?.label ?? []);

  it('is set aside, and holds no other up', async () => {
    await mkdir(folder, { recursive: true });
    const lines = [good('one'), bad[0], good('two'), bad[1], bad[2], good('three')];
    await writeFile(inFile('events.ndjson'), lines.join(''));
    const log = jest.spyOn(server.strapi.log, 'error');
    const recorded = await recordedDuring(ada, replay);
    expect(labelsOf(recorded).sort()).toEqual(['one', 'three', 'two']);
    expect((await readFile(inFile('rejected.ndjson'), 'utf8')).match(/.+\n/g)).toEqual(bad);
    expect(log.mock.calls).toEqual([
      [
        `[audit-log] 3 line(s) of the spill can never become events. They were set aside in ${inFile('rejected.ndjson')}.`,
      ],
    ]);
    const { body } = await ada.get('/audit-log/events').expect(200);
    expect(body.meta.warnings).toEqual([]);
  });

  it('is not taken for one where it is the table that takes nothing', async () => {
    await rm(inFile('rejected.ndjson'), { force: true });
    await writeFile(inFile('events.ndjson'), refused + good('four'));
    await breakTable(server.strapi);
    expect(await recordedDuring(ada, replay)).toEqual([]);
    await repairTable(server.strapi);
    expect(labelsOf(await recordedDuring(ada, replay))).toEqual(['four']);
    expect(await readFile(inFile('rejected.ndjson'), 'utf8')).toBe(`\n${refused}`);
  });
});
