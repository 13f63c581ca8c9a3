import type { Scenario } from '../scenario';
import type { World } from '../world';

const upload = async (world: World): Promise<number> => {
  const answer = await world.admin
    .post('/upload')
    .attach('files', Buffer.from(world.name('text')), `${world.name('file')}.txt`)
    .expect(201);
  return answer.body[0].id;
};

const folder = async (world: World): Promise<number> => {
  const body = { name: world.name('Folder'), parent: null };
  const answer = await world.admin.post('/upload/folders').send(body).expect(201);
  return answer.body.data.id;
};

export const media: Scenario[] = [
  { category: 'media', action: 'uploaded', way: 'panel', run: upload },
  {
    category: 'media',
    action: 'updated',
    way: 'panel',
    async run(world) {
      const id = await upload(world);
      await world.look();
      const fileInfo = JSON.stringify({ alternativeText: 'What it shows' });
      await world.admin.post(`/upload?id=${id}`).field('fileInfo', fileInfo).expect(200);
    },
    expected: { changes: [{ field: 'alternativeText', before: null, after: 'What it shows' }] },
  },
  {
    category: 'media',
    action: 'replaced',
    way: 'panel',
    async run(world) {
      const id = await upload(world);
      await world.look();
      await world.admin
        .post(`/upload?id=${id}`)
        .attach('files', Buffer.from('another text, of another length'), 'new.txt')
        .expect(200);
    },
  },
  {
    category: 'media',
    action: 'moved',
    way: 'panel',
    async run(world) {
      const fileIds = [await upload(world)];
      const destinationFolderId = await folder(world);
      await world.look();
      const body = { fileIds, folderIds: [], destinationFolderId };
      await world.admin.post('/upload/actions/bulk-move').send(body).expect(200);
    },
  },
  {
    category: 'media',
    action: 'deleted',
    way: 'panel',
    async run(world) {
      const id = await upload(world);
      await world.look();
      await world.admin.delete(`/upload/files/${id}`).expect(200);
    },
  },
  { category: 'media-folder', action: 'created', way: 'panel', run: folder },
  {
    category: 'media-folder',
    action: 'updated',
    way: 'panel',
    async run(world) {
      const id = await folder(world);
      await world.look();
      const body = { name: world.name('Renamed'), parent: null };
      await world.admin.put(`/upload/folders/${id}`).send(body).expect(200);
    },
  },
  {
    category: 'media-folder',
    action: 'moved',
    way: 'panel',
    async run(world) {
      const folderIds = [await folder(world)];
      const destinationFolderId = await folder(world);
      await world.look();
      const body = { fileIds: [], folderIds, destinationFolderId };
      await world.admin.post('/upload/actions/bulk-move').send(body).expect(200);
    },
  },
  {
    category: 'media-folder',
    action: 'deleted',
    way: 'panel',
    async run(world) {
      const folderIds = [await folder(world)];
      await world.look();
      const body = { fileIds: [], folderIds };
      await world.admin.post('/upload/actions/bulk-delete').send(body).expect(200);
    },
  },
];
