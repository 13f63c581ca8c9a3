/**
 * What the tables say, as facts that stay the same when Strapi writes the same again: publishing
 * removes the published row of an entry and makes another, and saving a component may do likewise.
 * A fact is named by what it is about and not by the ids of rows:
 *
 *     api::oracle.thing k3x… fr draft · leaf.label = "One"
 */
import type { Json } from '../../server/src/contracts';

/** Somebody or something that an event can be about. */
export interface Party {
  uid: string;
  /** What an event may call it: the id of the document or of the row. */
  ids: string[];
  locale: string | null;
}

export interface Fact {
  /**
   * `row`: it exists. `value`: a column of it or of its parts. `link`: a relation. `part`: a row
   * that belongs to it. `dangling`: a relation that leads nowhere.
   */
  kind: 'row' | 'value' | 'link' | 'part' | 'dangling';
  /** The name of the row that it is about. */
  version: string;
  /** One event about any of them is enough. */
  parties: Party[];
  /** The path of a value, such as `branches.0.leaf.label`; the attribute of a link. */
  field: string;
  type: string;
  isSecret: boolean;
  value: Json;
  /** The row of a link. */
  trace?: string;
}

export type Facts = Map<string, Fact>;

export interface Difference {
  id: string;
  before: Fact | null;
  after: Fact | null;
}

/** What is true after and was not before, and the other way round. */
export const factsThatDiffer = (before: Facts, after: Facts): Difference[] => {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id) => {
    const was = before.get(id) ?? null;
    const is = after.get(id) ?? null;
    if (was?.trace && !is && after.has(`dangling ${was.trace}`)) return [];
    const isSame = was && is && JSON.stringify(was.value) === JSON.stringify(is.value);
    return isSame ? [] : [{ id, before: was, after: is }];
  });
};
