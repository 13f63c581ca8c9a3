/**
 * What is done to both apps. Acts are plain data: they are printed when they fail, and done again
 * to find the shortest list that still fails. They name rows by their place in a table, because ids
 * differ from app to app:
 *
 *     { do: 'http', as: 'admin', method: 'DELETE', path: ['/admin/roles/', row('admin_roles', 3)] }
 */
import type { Json } from '../../server/src/contracts';

/** A value of the row at this place of its table, counted from the oldest and round and round. */
export interface RowReference {
  $row: string;
  at: number;
  column: string;
}

/** JSON that may have references in it. */
export type Template =
  string | number | boolean | null | RowReference | Template[] | { [key: string]: Template };

/**
 * Who sends a request. `visitor` and `member`, an administrator and an end user, sign in anew for
 * each.
 */
export type Sender =
  'admin' | 'editor' | 'api-token' | 'end-user' | 'nobody' | 'visitor' | 'member';

export interface HttpAct {
  do: 'http';
  as: Sender;
  method: string;
  /** Its parts are joined. */
  path: Template[];
  body?: Template;
  /**
   * Names and texts of files to send along, as `files` or a field of another name; the body then
   * goes as fields of the form.
   */
  files?: { name: string; text: string; field?: string }[];
}

/** A call that code of the app makes. */
export interface CallAct {
  do: 'documents' | 'query';
  uid: string;
  method: string;
  params: Template;
}

/** Calls in one transaction, which may be rolled back. */
export interface TransactionAct {
  do: 'transaction';
  rollBack: boolean;
  acts: CallAct[];
}

export type Act = HttpAct | CallAct | TransactionAct;

export const row = (table: string, at: number, column = 'id'): RowReference => ({
  $row: table,
  at,
  column,
});

export const isReference = (value: unknown): value is RowReference =>
  typeof value === 'object' && value !== null && '$row' in value;

/** Puts values in the place of references. */
export const resolve = async (
  template: Template,
  valueOf: (reference: RowReference) => Promise<Json>,
): Promise<Json> => {
  if (isReference(template)) return valueOf(template);
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const item of template) items.push(await resolve(item, valueOf));
    return items;
  }
  if (template === null || typeof template !== 'object') return template;
  const object: Record<string, Json> = {};
  for (const [key, value] of Object.entries(template)) object[key] = await resolve(value, valueOf);
  return object;
};
