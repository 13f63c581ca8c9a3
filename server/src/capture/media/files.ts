import type { Change } from '../../contracts';
import { captureModel } from '../lib/capture-model';
import { onlyChange } from '../lib/only-change';

const CONTENT_OF_FILE = ['hash', 'url', 'size', 'ext', 'mime'];

const nameUpdate = (changes: Change[]): string => {
  if (changes.some(({ field }) => CONTENT_OF_FILE.includes(field))) return 'replaced';
  return onlyChange(changes, 'folder') ? 'moved' : 'updated';
};

/** Files of the media library. The transaction is that of the row; the file itself is stored before or after it. */
export const files = captureModel({
  uid: 'plugin::upload.file',
  category: 'media',
  fields: [
    'name',
    'alternativeText',
    'caption',
    'width',
    'height',
    'hash',
    'ext',
    'mime',
    'size',
    'url',
  ],
  relations: { folder: (folder) => String(folder.name) },
  label: (file) => String(file.name),
  nameUpdate,
  nameCreation: () => 'uploaded',
});

/** Folders of the media library. */
export const folders = captureModel({
  uid: 'plugin::upload.folder',
  category: 'media-folder',
  fields: ['name'],
  relations: { parent: (folder) => String(folder.name) },
  label: (folder) => String(folder.name),
  nameUpdate: (changes) => (onlyChange(changes, 'parent') ? 'moved' : 'updated'),
});
