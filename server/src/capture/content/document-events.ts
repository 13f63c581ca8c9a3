import type { Action } from '../../contracts';
import type { EventInput } from '../../event';
import { compare, type Difference } from './compare';
import type { Version } from './document-state';
import type { Names } from './names';

/** What calls of the document service said they were doing to a document. It names what the rows alone leave open. */
export interface Intent {
  discardsDraft?: boolean;
  /** The document that this one was copied from, as it was then. */
  clonedFrom?: { documentId: string; versions: Version[] };
}

/** A document before and after a unit of work. */
export interface DocumentChange {
  uid: string;
  documentId: string;
  hasDraftAndPublish: boolean;
  before: Version[];
  after: Version[];
  intent: Intent;
}

interface Pair {
  draft?: Version;
  published?: Version;
}

/**
 * The draft and the published version of each locale. Rows that share a place are told apart by their
 * id; a row stays where it stood in `earlier`.
 */
const byLocale = (
  versions: Version[],
  hasDraftAndPublish: boolean,
  earlier: Map<string, Pair> = new Map(),
): Map<string, Pair> => {
  const places = new Map(
    [...earlier].flatMap(([key, { draft, published }]) =>
      [draft, published].flatMap((version) => (version ? [[version.row.id, key] as const] : [])),
    ),
  );
  const pairs = new Map<string, Pair>();
  // Rows that stood somewhere come first, so that no new row takes their place.
  const inOrder = [...versions].sort(
    (a, b) => Number(places.has(b.row.id)) - Number(places.has(a.row.id)),
  );
  for (const version of inOrder) {
    const { row } = version;
    const place = hasDraftAndPublish && row.publishedAt ? 'published' : 'draft';
    const locale = places.get(row.id) ?? row.locale ?? '';
    const key = pairs.get(locale)?.[place] ? `${locale} ${row.id}` : locale;
    pairs.set(key, { ...pairs.get(key), [place]: version });
  }
  return pairs;
};

interface Finding {
  action: Action<'content'>;
  version: Version;
  differences: Difference[];
  /** Which version it is about, where the action does not say. */
  of?: 'draft' | 'published';
}

const isSameRow = (one: Version | undefined, other: Version | undefined): boolean =>
  one !== undefined && one.row.id === other?.row.id;

const flatOf = (version: Version | undefined) => version?.flat ?? null;

const differ = (before: Version | undefined, after: Version | undefined): Difference[] =>
  compare(flatOf(before), flatOf(after));

const findDraft = (before: Pair, after: Pair, { discardsDraft }: Intent): Finding[] => {
  const { draft: was } = before;
  const { draft: is } = after;
  if (is && discardsDraft && !isSameRow(was, is))
    return [{ action: 'draft-discarded', version: is, differences: differ(was, is) }];
  if (was && is) {
    const differences = differ(was, is);
    return differences.length > 0 ? [{ action: 'updated', version: is, differences }] : [];
  }
  // A row that has become the other version is recorded as published or unpublished.
  if (is && !isSameRow(is, before.published))
    return [{ action: 'created', version: is, differences: differ(undefined, is), of: 'draft' }];
  if (was && !isSameRow(was, after.published))
    return [{ action: 'deleted', version: was, differences: differ(was, undefined), of: 'draft' }];
  return [];
};

const findPublished = (before: Pair, after: Pair): Finding[] => {
  const { published: was } = before;
  const { published: is } = after;
  if (is && !was) {
    // What the public sees for the first time differs from nothing.
    const differences = isSameRow(is, before.draft) ? differ(before.draft, is) : [];
    return [{ action: 'published', version: is, differences }];
  }
  if (was && !is) {
    const differences = isSameRow(was, after.draft) ? differ(was, after.draft) : [];
    return [{ action: 'unpublished', version: was, differences }];
  }
  if (!was || !is) return [];
  const differences = differ(was, is);
  if (!isSameRow(was, is)) return [{ action: 'published', version: is, differences }];
  if (differences.length === 0) return [];
  return [{ action: 'updated', version: is, differences, of: 'published' }];
};

/** A script that writes the same to both versions did one thing. */
const withoutRepetition = (findings: Finding[]): Finding[] => {
  const [first, second, ...rest] = findings;
  if (!second || rest.length > 0 || first?.action !== second.action) return findings;
  const isSame =
    JSON.stringify(first.differences) === JSON.stringify(second.differences) &&
    first.action === 'updated';
  return isSame ? [first] : findings;
};

const findInLocale = (before: Pair, after: Pair, intent: Intent): Finding[] => {
  const was = before.draft ?? before.published;
  const is = after.draft ?? after.published;
  if (!was && is) {
    const created: Finding = { action: 'created', version: is, differences: differ(undefined, is) };
    const { published } = after;
    return published
      ? [created, { action: 'published', version: published, differences: [] }]
      : [created];
  }
  if (was && !is) return [{ action: 'deleted', version: was, differences: differ(was, undefined) }];
  return withoutRepetition([...findDraft(before, after, intent), ...findPublished(before, after)]);
};

/** The events of one document: what a unit of work did to its rows, whatever the calls were named. */
export const documentEvents = async (
  { uid, documentId, hasDraftAndPublish, before, after, intent }: DocumentChange,
  names: Names,
): Promise<EventInput[]> => {
  const was = byLocale(before, hasDraftAndPublish);
  const is = byLocale(after, hasDraftAndPublish, was);
  const events: EventInput[] = [];
  const isClone = intent.clonedFrom !== undefined && before.length === 0;
  for (const locale of new Set([...was.keys(), ...is.keys()])) {
    for (const finding of findInLocale(was.get(locale) ?? {}, is.get(locale) ?? {}, intent)) {
      const { action, version, differences, of } = finding;
      const entity = {
        type: uid,
        id: documentId,
        label: await names.entryLabel(uid, version.row, of),
      };
      const input = { category: 'content', action, entity } as const;
      if (isClone && action === 'created' && intent.clonedFrom) {
        const changes = await cloneChanges(intent.clonedFrom, version, names);
        events.push({ ...input, action: 'cloned', changes });
      } else events.push({ ...input, changes: await names.toChanges(differences) });
    }
  }
  return events;
};

const cloneChanges = async (
  { documentId, versions }: NonNullable<Intent['clonedFrom']>,
  clone: Version,
  names: Names,
) => {
  const source = versions.find(
    ({ row }) =>
      row.locale === clone.row.locale &&
      Boolean(row.publishedAt) === Boolean(clone.row.publishedAt),
  );
  const from = { field: 'clonedFrom', before: null, after: documentId };
  return source ? [from, ...(await names.toChanges(differ(source, clone)))] : [from];
};
