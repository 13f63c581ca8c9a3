import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { EventRow } from '../../../server/src/journal/row';
import { Spill } from '../../../server/src/journal/spill';

/** An event as the table takes it; only its id matters here. */
const row = (id: string): EventRow => ({
  document_id: id,
  occurred_at: 1,
  category: 'role',
  action: 'created',
  outcome: 'success',
  entity_type: null,
  entity_id: null,
  entity_label: 'Line\nbreak',
  actor_type: 'system',
  actor_id: null,
  actor_name: null,
  actor_email: null,
  source: null,
  request_id: null,
  request: null,
  changes: null,
});

describe('the spill', () => {
  let folder: string;
  let spill: Spill;

  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'audit-log-spill-')), 'deep', 'down');
    spill = new Spill(folder);
  });

  afterEach(() => rm(path.dirname(path.dirname(folder)), { recursive: true, force: true }));

  const file = () => path.join(folder, 'events.ndjson');

  /** Replays all that waits, and says what that was and what `replay` answered. */
  const replayed = async (from: Spill = spill) => {
    const rows: EventRow[] = [];
    const count = await from.replay(async (some) => {
      rows.push(...some);
    });
    return { rows, count };
  };

  it('has no events where nothing was kept', async () => {
    expect(await spill.hasEvents()).toBe(false);
    expect(await replayed()).toEqual({ rows: [], count: 0 });
  });

  it('gives back what was kept, whole, in order and once', async () => {
    await spill.keep([row('a'), row('b')]);
    await spill.keep([row('c')]);
    expect(await spill.hasEvents()).toBe(true);
    expect(await replayed()).toEqual({ rows: [row('a'), row('b'), row('c')], count: 3 });
    expect(await spill.hasEvents()).toBe(false);
    expect(await replayed()).toEqual({ rows: [], count: 0 });
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives back what another process has kept before', async () => {
    await spill.keep([row('a')]);
    expect((await replayed(new Spill(folder))).rows).toEqual([row('a')]);
  });

  it('does not give back what was taken back', async () => {
    await spill.keep([row('a'), row('b'), row('c')]);
    await spill.void(['a', 'c']);
    expect(await replayed()).toEqual({ rows: [row('b')], count: 1 });
  });

  it('loses nothing when a replay fails, nor what is kept meanwhile', async () => {
    await spill.keep([row('a')]);
    const failing = spill.replay(async () => {
      await spill.keep([row('b')]);
      throw new Error('The database is still away.');
    });
    await expect(failing).rejects.toThrow('still away');
    expect(await spill.hasEvents()).toBe(true);
    const { rows } = await replayed();
    expect(rows.map(({ document_id }) => document_id).sort()).toEqual(['a', 'b']);
  });

  it('leaves out a last line that a crash cut short', async () => {
    await spill.keep([row('a')]);
    await appendFile(file(), JSON.stringify({ row: row('b') }).slice(0, -20));
    expect((await replayed()).rows).toEqual([row('a')]);
  });

  it('keeps what comes after a line that a crash cut short', async () => {
    await spill.keep([row('a')]);
    await appendFile(file(), '{"row":{"docum');
    await spill.keep([row('c')]);
    expect((await replayed()).rows).toEqual([row('a'), row('c')]);
  });

  it('leaves other files in the folder alone', async () => {
    await spill.keep([row('a')]);
    await appendFile(path.join(folder, 'notes.txt'), 'Mine');
    expect((await replayed()).count).toBe(1);
    expect(await readdir(folder)).toEqual(['notes.txt']);
  });
});
