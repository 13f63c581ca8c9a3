import type { Context } from 'koa';
import type { Category } from '../../contracts';
import { pluginRoute } from '../../strapi';
import { atomically } from '../../transaction';
import type { Capture, CaptureContext } from '../capture';
import { isolateErrors } from '../lib/capture-failures';
import { difference, type Flat } from '../lib/difference';
import type { Row } from '../lib/lifecycles';

interface Kind {
  uid: string;
  category: Category;
  /** The relation to its folder. */
  place: string;
}

const FILE: Kind = { uid: 'plugin::upload.file', category: 'media', place: 'folder' };
const FOLDER: Kind = { uid: 'plugin::upload.folder', category: 'media-folder', place: 'parent' };

interface MoveManyBody {
  fileIds?: (number | string)[];
  folderIds?: (number | string)[];
}

/** The folder of a row; none means the top of the media library. */
const placeOf = (row: Row | undefined, { place }: Kind): Flat => {
  const folder = row?.[place] as { id: number; name: string } | null | undefined;
  const ids = folder ? [String(folder.id)] : [];
  return new Map([[place, { value: folder?.name ?? null, ids }]]);
};

/**
 * Moves of files and folders. Strapi moves them by plain SQL, which no lifecycle sees. So they are
 * read before and after, in the transaction of the move.
 */
const register = ({ strapi, journal, seams }: CaptureContext): void => {
  const read = async (
    { uid, place }: Kind,
    ids: (number | string)[],
  ): Promise<Map<unknown, Row>> => {
    const query = { where: { id: { $in: ids } }, populate: [place] } as never;
    const rows = (await strapi.db.query(uid).findMany(query)) as Row[];
    return new Map(rows.map((row) => [row.id, row]));
  };

  const observe = async (
    kind: Kind,
    ids: (number | string)[],
    next: () => Promise<void>,
  ): Promise<void> => {
    if (ids.length === 0) return next();
    const before = await read(kind, ids);
    await next();
    for (const [id, row] of await read(kind, ids)) {
      await journal.add({
        category: kind.category,
        entity: { type: kind.uid, id: String(id), label: String(row.name) },
        operation: 'updated',
        changes: difference(placeOf(before.get(id), kind), placeOf(row, kind)),
        nameUpdate: (changes) =>
          changes.every(({ field }) => field === kind.place) ? 'moved' : 'updated',
      });
    }
  };

  const watch = (kind: Kind, ids: (number | string)[], next: () => Promise<void>): Promise<void> =>
    isolateErrors(
      strapi,
      { capture: 'moves', uid: kind.uid, action: 'move' },
      (act) => observe(kind, ids, act),
      next,
    );

  const bodyOf = (ctx: Context) => (ctx.request as { body?: MoveManyBody }).body ?? {};

  const watchRoute = (
    handler: string,
    observeRequest: (ctx: Context, next: () => Promise<void>) => Promise<void>,
  ): void =>
    seams.install(
      pluginRoute('upload', handler, (ctx, next) =>
        atomically(strapi, () => observeRequest(ctx, next)),
      ),
    );

  watchRoute('admin-folder-file.moveMany', (ctx, next) => {
    const { fileIds = [], folderIds = [] } = bodyOf(ctx);
    return watch(FILE, fileIds, () => watch(FOLDER, folderIds, next));
  });
  watchRoute('admin-folder.update', (ctx, next) =>
    watch(FOLDER, [(ctx.params as { id: string }).id], next),
  );
};

export const moves: Capture = { register };
