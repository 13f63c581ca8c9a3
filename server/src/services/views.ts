import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { invalid, notFound } from '../answerable-error';
import { PLUGIN_ID } from '../constants';
import { MAX_VIEWS, type SavedView, type SaveViewRequest } from '../contracts';

/** The administrator who is signed in. */
export interface ViewOwner {
  id: string;
  name: string;
}

/** A view as it is stored, in one list for each person. */
type StoredView = Pick<SavedView, 'id' | 'name' | 'search' | 'isShared' | 'owner'>;

const KEY_PREFIX = 'views-';

const isSameName = (one: string, other: string): boolean =>
  one.toLocaleLowerCase() === other.toLocaleLowerCase();

const invalidName = (message: string) => invalid(message, [{ path: ['name'], message }]);

/**
 * Saved views of the list. They are not part of the log and grant nothing, so saving and sharing
 * them is not an event.
 */
export const createViewsService = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The changes of one person's list run one after the other. */
  const queues = new Map<string, Promise<unknown>>();

  const store = () => strapi.store({ type: 'plugin', name: PLUGIN_ID });

  const read = async (ownerId: string): Promise<StoredView[]> =>
    ((await store().get({ key: `${KEY_PREFIX}${ownerId}` })) as StoredView[] | null) ?? [];

  const change = async <T>(
    owner: ViewOwner,
    work: (views: StoredView[]) => { views: StoredView[]; result: T },
  ): Promise<T> => {
    const earlier = queues.get(owner.id) ?? Promise.resolve();
    const changing = earlier
      .catch(() => undefined)
      .then(async () => {
        const { views, result } = work(await read(owner.id));
        await store().set({ key: `${KEY_PREFIX}${owner.id}`, value: views });
        return result;
      });
    queues.set(owner.id, changing);
    try {
      return await changing;
    } finally {
      if (queues.get(owner.id) === changing) queues.delete(owner.id);
    }
  };

  /** Refuses a name that another view of the same person has. */
  const withUniqueName = (views: StoredView[], { id, name }: StoredView): void => {
    if (!views.some((view) => view.id !== id && isSameName(view.name, name))) return;
    throw invalidName(`"name" is not valid. You have a view called "${name}" already.`);
  };

  const own = (view: StoredView): SavedView => ({ ...view, isOwn: true });

  const noSuchView = () => notFound('You have no view with this id.');

  return {
    /** The views of `owner` and the shared views of others, by name. */
    async list(owner: ViewOwner): Promise<SavedView[]> {
      const prefix = `plugin_${PLUGIN_ID}_${KEY_PREFIX}`;
      const rows = (await strapi.db.query('strapi::core-store').findMany({
        where: { key: { $startsWith: prefix } },
        select: ['key', 'value'],
      })) as { key: string; value: string }[];
      return rows
        .flatMap(({ key, value }): SavedView[] => {
          const isOwn = key === `${prefix}${owner.id}`;
          const views = JSON.parse(value) as StoredView[];
          return views.filter((view) => isOwn || view.isShared).map((view) => ({ ...view, isOwn }));
        })
        .sort((a, b) => a.name.localeCompare(b.name));
    },

    /** Saves a new view. Throws a 400 if the name is taken or there are too many views. */
    save: (owner: ViewOwner, { name, search, isShared = false }: SaveViewRequest) =>
      change(owner, (views) => {
        const view: StoredView = { id: randomUUID(), name, search, isShared, owner: owner.name };
        withUniqueName(views, view);
        if (views.length >= MAX_VIEWS) {
          throw invalidName(`You have ${MAX_VIEWS} views, which is the most. Remove one first.`);
        }
        return { views: [...views, view], result: own(view) };
      }),

    /** Changes a view of `owner`. Throws a 404 if there is none with this id. */
    update: (owner: ViewOwner, id: string, { name, search, isShared = false }: SaveViewRequest) =>
      change(owner, (views) => {
        if (!views.some((view) => view.id === id)) throw noSuchView();
        const changed: StoredView = { id, name, search, isShared, owner: owner.name };
        withUniqueName(views, changed);
        return {
          views: views.map((view) => (view.id === id ? changed : view)),
          result: own(changed),
        };
      }),

    /** Removes a view of `owner`. Throws a 404 if there is none with this id. */
    remove: (owner: ViewOwner, id: string) =>
      change(owner, (views) => {
        if (!views.some((view) => view.id === id)) throw noSuchView();
        return { views: views.filter((view) => view.id !== id), result: undefined };
      }),
  };
};
