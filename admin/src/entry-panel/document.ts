/** What the edit view knows of an entry that is saved. */
export interface EntryDocument {
  id?: number | string;
  documentId?: string;
  updatedAt?: unknown;
  publishedAt?: unknown;
  status?: unknown;
}

/** Edited like content, and recorded as the accounts they are: under the id that the rest of Strapi knows them by. */
const ACCOUNTS = 'plugin::users-permissions.user';

/** The id that an entry has in the log; `null` while it is not saved. */
export const entryIdOf = (model: string, document: EntryDocument | undefined): string | null => {
  const id = model === ACCOUNTS ? document?.id : document?.documentId;

  return id === undefined ? null : String(id);
};

/** Another text whenever the entry was saved, published or unpublished. */
export const revisionOf = ({ updatedAt, publishedAt, status }: EntryDocument): string =>
  JSON.stringify([updatedAt, publishedAt, status]);
