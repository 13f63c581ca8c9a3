import fs, { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EventRow } from '../../../server/src/event';
import { Spill } from '../../../server/src/journal';
import { eventRow } from '../../support/rows';

/** An event as the table takes it; only its id matters here. */
const row = (id: string): EventRow =>
  eventRow({ document_id: id, occurred_at: 1, category: 'role', entity_label: 'Line\nbreak' });

describe('the spill', () => {
  let folder: string;
  let spill: Spill;

  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'audit-log-spill-')), 'deep', 'down');
    spill = new Spill(folder);
  });

  afterEach(() => rm(path.dirname(path.dirname(folder)), { recursive: true, force: true }));

  const file = () => path.join(folder, 'events.ndjson');

  /** What was set aside, line by line. */
  const setAside = async () =>
    (await readFile(path.join(folder, 'rejected.ndjson'), 'utf8')).split('\n').filter(Boolean);

  /** Replays all that waits, and says which events that were. */
  const replayed = async (from: Spill = spill): Promise<EventRow[]> => {
    const rows: EventRow[] = [];
    await from.replay(async (some) => {
      rows.push(...some);
      return { inserted: some.length, refused: [] };
    });
    return rows;
  };

  it('has no events where nothing was kept', async () => {
    expect(await spill.hasEvents()).toBe(false);
    expect(await replayed()).toEqual([]);
  });

  it('gives back what was kept, whole, in order and once', async () => {
    await spill.keep([row('a'), row('b')]);
    await spill.keep([row('c')]);
    expect(await spill.hasEvents()).toBe(true);
    expect(await replayed()).toEqual([row('a'), row('b'), row('c')]);
    expect(await spill.hasEvents()).toBe(false);
    expect(await replayed()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives back what another process has kept before', async () => {
    await spill.keep([row('a')]);
    expect(await replayed(new Spill(folder))).toEqual([row('a')]);
  });

  it('loses nothing that is kept in a file which is replayed before it is written', async () => {
    await spill.keep([row('a')]);
    const found: EventRow[] = [];
    const { open } = fs;
    jest.spyOn(fs, 'open').mockImplementationOnce(async (...args) => {
      const opened = await open(...args);
      found.push(...(await replayed()));
      return opened;
    });
    await new Spill(folder).keep([row('b')]);
    jest.restoreAllMocks();
    found.push(...(await replayed()));
    expect(found).toEqual([row('a'), row('b')]);
  });

  it('loses nothing that is kept by several at once while it is replayed', async () => {
    const other = new Spill(folder);
    // Long, so that there is time for a replay while it is written.
    const changes = JSON.stringify('x'.repeat(4_000_000));
    const ids = Array.from({ length: 30 }, (_, index) => String(index));
    let isKeeping = true;
    const keeping = Promise.all(
      [0, 1, 2].map(async (part) => {
        for (const id of ids)
          if (Number(id) % 3 === part) await other.keep([{ ...row(id), changes }]);
      }),
    ).finally(() => {
      isKeeping = false;
    });
    const found = new Set<string>();
    const replayAll = async () => {
      for (const { document_id } of await replayed()) found.add(document_id);
    };
    while (isKeeping) await replayAll();
    await keeping;
    await replayAll();
    expect(ids.filter((id) => !found.has(id))).toEqual([]);
  });

  describe('of events whose change is not committed yet', () => {
    afterEach(() => jest.useRealTimers());

    it('gives back committed events, and none that was rolled back', async () => {
      await spill.keepUndecided([row('a'), row('b'), row('c')]);
      expect(await replayed(new Spill(folder))).toEqual([]);
      await spill.markRolledBack(['a', 'c']);
      await spill.markCommitted(['b']);
      expect(await replayed()).toEqual([row('b')]);
      expect(await readdir(folder)).toEqual([]);
    });

    it('waits for the decision, and no longer than the process can have lived', async () => {
      await spill.keepUndecided([row('a')]);
      expect(await replayed()).toEqual([]);
      expect(await spill.hasEvents()).toBe(true);
      jest.useFakeTimers({ now: Date.now() + 61_000, doNotFake: ['nextTick', 'setImmediate'] });
      expect(await replayed()).toEqual([row('a')]);
    });
  });

  it('loses nothing when a replay fails, nor what is kept meanwhile', async () => {
    await spill.keep([row('a')]);
    const failing = spill.replay(async () => {
      await spill.keep([row('b')]);
      throw new Error('The database is still away.');
    });
    await expect(failing).rejects.toThrow('still away');
    expect(await spill.hasEvents()).toBe(true);
    expect((await replayed()).map(({ document_id }) => document_id).sort()).toEqual(['a', 'b']);
  });

  it('sets a line aside that a crash cut short, and gives back what comes after it', async () => {
    await spill.keep([row('a')]);
    await appendFile(file(), '{"row":{"docum');
    await spill.keep([row('c')]);
    expect(await replayed()).toEqual([row('a'), row('c')]);
    expect(await setAside()).toEqual(['{"row":{"docum']);
    expect(await spill.hasEvents()).toBe(false);
  });

  it.each<[string, unknown]>([
    ['of a column that this version does not know', { ...row('b'), column_of_the_future: 1 }],
    ['without a time', { ...row('b'), occurred_at: null }],
    ['with a text that no column holds', { ...row('b'), entity_label: 'x'.repeat(256) }],
    ['with changes that are no JSON', { ...row('b'), changes: '[{' }],
    ['that is none', 7],
  ])('sets an event aside %s', async (_what, wrong) => {
    const line = JSON.stringify({ row: wrong });
    await spill.keep([row('a')]);
    await appendFile(file(), `${line}\n`);
    await spill.keep([row('c')]);
    expect(await replayed()).toEqual([row('a'), row('c')]);
    expect(await setAside()).toEqual([line]);
  });

  it('sets events aside that the table refuses', async () => {
    await spill.keep([row('a'), row('b')]);
    const { inserted, rejected } = await spill.replay(async ([, second]) => ({
      inserted: 1,
      refused: [second!],
    }));
    expect([inserted, rejected?.lines]).toEqual([1, 1]);
    expect(await setAside()).toEqual([JSON.stringify({ row: row('b') })]);
    expect(await replayed()).toEqual([]);
  });

  it('leaves other files in the folder alone', async () => {
    await spill.keep([row('a')]);
    await appendFile(path.join(folder, 'notes.txt'), 'Mine');
    expect(await replayed()).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['notes.txt']);
  });
});
