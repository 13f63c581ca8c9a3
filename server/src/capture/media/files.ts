import type { Action, Change } from '../../contracts';
import type { Capture } from '../capture';
import { captureModel } from '../lib/capture-model';
import { onlyChange } from '../lib/difference';
import { listen, type Row } from '../lib/lifecycles';

const FILE_UID = 'plugin::upload.file';

/** `updatedAt` is a change only if the bytes were replaced; see {@link replacements}. */
const CONTENT_OF_FILE = ['hash', 'url', 'size', 'ext', 'mime', 'updatedAt'];

const nameUpdate = (changes: Change[]): Action => {
  if (changes.some(({ field }) => CONTENT_OF_FILE.includes(field))) return 'replaced';
  return onlyChange(changes, 'folder') ? 'moved' : 'updated';
};

/**
 * Files of the media library. Only the row is in the transaction. The bytes are stored before or
 * after it.
 */
export const files = captureModel({
  uid: FILE_UID,
  category: 'media',
  fields: [
    'name',
    'alternativeText',
    'caption',
    'focalPoint',
    'width',
    'height',
    'hash',
    'ext',
    'mime',
    'size',
    'url',
  ],
  // Attributes that the app has added are recorded, too.
  builtIn: ['formats', 'previewUrl', 'provider', 'provider_metadata', 'related', 'folderPath'],
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
  builtIn: ['path', 'pathId'],
  relations: { parent: (folder) => String(folder.name) },
  label: (folder) => String(folder.name),
  nameUpdate: (changes) => (onlyChange(changes, 'parent') ? 'moved' : 'updated'),
});

interface Replacement {
  before: Row;
}

/**
 * Files whose bytes are replaced. If the new file has the same name and size, only `updatedAt` of
 * the row changes. Strapi writes the `hash` of an existing file only in this case.
 */
export const replacements: Capture = {
  start({ strapi, journal }) {
    listen<Replacement>(strapi, FILE_UID, {
      async beforeUpdate({ params, state }) {
        if (params.data?.hash === undefined) return;
        const query = strapi.db.queryBuilder(FILE_UID).init({ where: params.where }).first();
        const row = (await query.execute()) as Row | null;
        if (row) state.before = row;
      },
      async afterUpdate({ state, result }) {
        const { before } = state;
        if (!before) return;
        const after = result as Row;
        const times = [before, after].map(({ updatedAt }) =>
          new Date(updatedAt as Date | string).toJSON(),
        );
        await journal.add({
          category: 'media',
          entity: { type: FILE_UID, id: String(after.id), label: String(after.name) },
          operation: 'updated',
          changes: [{ field: 'updatedAt', before: times[0] ?? null, after: times[1] ?? null }],
          nameUpdate,
        });
      },
    });
  },
};
