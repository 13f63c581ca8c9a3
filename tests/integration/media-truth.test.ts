/** @whole-run sqlite postgres */
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { brief, ContentWorld } from './support/content';
import { recordedDuring } from './support/events';

describe('the media library', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  let world: ContentWorld;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    world = new ContentWorld(server, ada);
  });

  afterAll(() => server.stop());

  const during = async (work: () => Promise<unknown>) =>
    (await recordedDuring(ada, work)).map(brief);

  const folder = async (name: string, parent: number | null = null): Promise<number> => {
    const { body } = await ada.post('/upload/folders').send({ name, parent }).expect(201);
    return body.data.id;
  };

  const setInfo = (id: number, info: object) =>
    ada.post(`/upload?id=${id}`).field('fileInfo', JSON.stringify(info)).expect(200);

  it('records a file that moves between two folders of one name, in bulk and by its dialog', async () => {
    const from = await folder('2024', await folder('Clients'));
    const to = await folder('2024', await folder('Press'));
    const id = await world.upload('report.txt');
    const move = (destinationFolderId: number) =>
      ada
        .post('/upload/actions/bulk-move')
        .send({ fileIds: [id], folderIds: [], destinationFolderId })
        .expect(200);
    await move(from);
    expect(await during(() => move(to))).toEqual([
      ['moved', 'report.txt', [['folder', `2024 (#${from})`, `2024 (#${to})`]]],
    ]);
    expect(await during(() => setInfo(id, { folder: from }))).toEqual([
      ['moved', 'report.txt', [['folder', [`2024 (#${to})`], [`2024 (#${from})`]]]],
    ]);
  });

  it('records a folder that moves between two folders of one name', async () => {
    const from = await folder('2025', await folder('Clients 2'));
    const to = await folder('2025', await folder('Press 2'));
    const id = await folder('Drafts', from);
    const recorded = await during(() =>
      ada.put(`/upload/folders/${id}`).send({ name: 'Drafts', parent: to }).expect(200),
    );
    expect(recorded).toEqual([
      ['moved', 'Drafts', [['parent', expect.anything(), expect.anything()]]],
    ]);
    const [[, before, after]] = recorded[0]?.[2] as [[string, unknown, unknown]];
    expect(before).not.toEqual(after);
  });

  it('records a file that is replaced by another of the same name and size', async () => {
    const id = await world.upload('same.txt');
    const recorded = await during(() =>
      ada.post(`/upload?id=${id}`).attach('files', Buffer.from('SAME.TXT'), 'same.txt').expect(200),
    );
    expect(recorded.map(([action, label]) => [action, label])).toEqual([['replaced', 'same.txt']]);
  });

  it('records the focal point of a picture, and distinguishes a new name from new bytes', async () => {
    const id = await world.upload('face.txt');
    const focalPoint = { x: 10, y: 20 };
    expect(await during(() => setInfo(id, { focalPoint }))).toEqual([
      ['updated', 'face.txt', [['focalPoint', null, focalPoint]]],
    ]);
    expect(await during(() => setInfo(id, { name: 'other.txt' }))).toEqual([
      ['updated', 'other.txt', [['name', 'face.txt', 'other.txt']]],
    ]);
  });

  it('records the fields that the app has added to files', async () => {
    const id = await world.upload('mine.txt');
    const files = server.strapi.db.query('plugin::upload.file');
    expect(await during(() => files.update({ where: { id }, data: { licence: 'CC0' } }))).toEqual([
      ['updated', 'mine.txt', [['licence', null, 'CC0']]],
    ]);
  });
});
