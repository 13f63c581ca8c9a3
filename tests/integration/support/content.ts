/** Content of the fixture app, made by scripts. */
import type { Core } from '@strapi/strapi';
import type { AdminAgent } from '../../support/admin';
import type { RunningStrapi } from '../../support/strapi';
import type { Recorded } from './events';

interface Entry {
  id: number;
  documentId: string;
}

interface Documents {
  create(params: object): Promise<Entry>;
  update(params: object): Promise<Entry>;
  publish(params: object): Promise<unknown>;
  unpublish(params: object): Promise<unknown>;
  discardDraft(params: object): Promise<unknown>;
  delete(params: object): Promise<unknown>;
}

/**
 * What matters of an event of content: action, label, and each change as `[field, before, after]`.
 */
export const brief = ({ action, entity, changes }: Recorded) => [
  action,
  entity?.label,
  changes.map(({ field, before, after }) => [field, before, after]),
];

/**
 * Chooses what names the entries of a type as another node does: no lifecycle of this one hears of
 * it.
 */
export const chooseMainFieldElsewhere = async (
  { db }: Core.Strapi,
  uid: string,
  mainField: string,
): Promise<void> => {
  const key = `plugin_content_manager_configuration_content_types::${uid}`;
  const value = JSON.stringify({ settings: { mainField } });
  const table = 'strapi_core_store_settings';
  await db.connection(table).where({ key }).delete();
  await db.connection(table).insert({ key, type: 'object', value });
};

/** A running app to which content is written. */
export class ContentWorld {
  readonly #server: RunningStrapi;
  readonly #admin: AdminAgent;

  constructor(server: RunningStrapi, admin: AdminAgent) {
    this.#server = server;
    this.#admin = admin;
  }

  documents(uid: string): Documents {
    return this.#server.strapi.documents(uid as never) as unknown as Documents;
  }

  /** An entry that has no more than a name. */
  make(uid: string, name: string): Promise<Entry> {
    return this.documents(uid).create({ data: { name } });
  }

  /** A file of this name; answers its id. */
  async upload(name: string): Promise<number> {
    const { body } = await this.#admin
      .post('/upload')
      .attach('files', Buffer.from(name), name)
      .expect(201);
    return body[0].id;
  }

  /** The header of a token that may do everything in the Content API. */
  async fullAccess(): Promise<string> {
    const { body } = await this.#admin
      .post('/admin/api-tokens')
      .send({ name: 'Of a test', type: 'full-access', lifespan: null, description: '' })
      .expect(201);
    return `Bearer ${body.data.accessKey}`;
  }
}
