/** What the edit view knows about a saved entry. */
export interface EntryDocument {
  id?: number | string;
  documentId?: string;
  updatedAt?: unknown;
  publishedAt?: unknown;
  status?: unknown;
}

/** End users are edited like content, but recorded as accounts, by their `id`. */
const ACCOUNTS = 'plugin::users-permissions.user';

/** The id that an entry has in the log; `null` while it is not saved. */
export const entryIdOf = (model: string, document: EntryDocument | undefined): string | null => {
  const id = model === ACCOUNTS ? document?.id : document?.documentId;

  return id === undefined ? null : String(id);
};

/** A text that changes when the entry is saved, published or unpublished. */
export const revisionOf = ({ updatedAt, publishedAt, status }: EntryDocument): string =>
  JSON.stringify([updatedAt, publishedAt, status]);
