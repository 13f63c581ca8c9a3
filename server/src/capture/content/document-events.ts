import type { Action } from '../../contracts';
import type { EventInput } from '../../event';
import { difference } from '../lib/difference';
import type { Version } from './document-state';
import type { EntryLeaf, Flat } from './flatten';
import type { Names } from './names';

/** A path at which two states of an entry differ. */
export interface Difference {
  field: string;
  before: EntryLeaf | undefined;
  after: EntryLeaf | undefined;
}

/**
 * The differences between two states of an entry; `null` is the state before its creation or after
 * its deletion. An added or removed component is shown by its fields, or by itself if it has none.
 */
export const compare = (before: Flat | null, after: Flat | null): Difference[] => {
  const all = difference(before, after).map(({ field }): Difference => ({
    field,
    before: before?.get(field),
    after: after?.get(field),
  }));
  const isOfComponent = ({ before: was, after: is }: Difference) =>
    was?.isPresence === true || is?.isPresence === true;
  const isShownByFields = ({ field }: Difference) =>
    all.some((other) => other.field.startsWith(`${field}.`));
  return all.filter((one) => !isOfComponent(one) || !isShownByFields(one));
};

/** What a call of the document service does to a document, if its rows do not show it. */
export interface Intent {
  discardsDraft?: boolean;
  /** The document that this one was cloned from, as it was then. */
  clonedFrom?: { documentId: string; versions: Version[] };
}

/** A document before and after a unit of work. */
interface DocumentChange {
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
 * The draft and the published version of each locale. Several rows of one locale and status are
 * separated by id. A row keeps its place in `earlier`.
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
  // Rows with a place come first, so that no new row takes it.
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
  /** The version, if the action does not show it. */
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
  // A row that became the other version is recorded as published or unpublished.
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
    // A first publication has no earlier state to differ from.
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

/** The same change of both versions is one event. */
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

/** The events of one document, by what a unit of work did to its rows. */
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
