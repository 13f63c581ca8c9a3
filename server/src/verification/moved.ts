import type { Core } from '@strapi/strapi';
import { halvesFromSecret, hashTexts, marksAt, splitHashes } from '../seal';
import { type FoundRow, readEvents, readSealRow, sealTable } from '../sequence';
import type { Place, Stray } from './findings';

/** More are not compared with each other. */
const MAX_COMPARED = 1_000;

/** A place whose event is not there. */
interface EmptyPlace {
  place: Place;
  leaf: Buffer;
  marks: Buffer;
  secret: Buffer;
}

const grouped = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

const openPlaces = async (strapi: Core.Strapi, places: Place[]): Promise<EmptyPlace[]> => {
  const bySeal = grouped(places, ({ log, n }) => `${log}:${n}`);
  const open: EmptyPlace[] = [];
  for (const some of bySeal.values()) {
    const { log, n } = some[0] as Place;
    const row = await sealTable(strapi).where({ log, n }).first('leaves', 'marks', 'secret');
    const { leaves, marks, secret } = row ? readSealRow(row) : {};
    if (!leaves || !marks || !secret) continue;
    const hashes = splitHashes(leaves);
    for (const place of some) {
      const leaf = hashes[place.index];
      if (leaf) open.push({ place, leaf, marks: marksAt(marks, place.index), secret });
    }
  }
  return open;
};

const isSealedAt = ({ texts }: FoundRow, { place, leaf, secret }: EmptyPlace): boolean =>
  hashTexts(texts, halvesFromSecret(secret, place.index)).leaf.equals(leaf);

/** Facts have no salt, so their mark finds the few places that can match. */
const factsOf = (marks: Buffer): string => marks.subarray(0, 2).toString('hex');

/** Whether it stands where it was sealed: then it is one of its columns that was altered. */
const isAt = (own: Place | null | undefined, { log, n, index }: Place): boolean =>
  own?.log === log && own.n === n && own.index === index;

/**
 * Which of the strays were sealed at one of the places: they were moved there by hand. By the id of
 * their rows.
 */
export const placesOfMoved = async (
  strapi: Core.Strapi,
  strays: readonly Stray[],
  missing: readonly Place[],
): Promise<Map<number, Place>> => {
  const some = strays.slice(0, MAX_COMPARED);
  const places = [...some.flatMap(({ place }) => place ?? []), ...missing].slice(0, MAX_COMPARED);
  const byFacts = grouped(await openPlaces(strapi, places), ({ marks }) => factsOf(marks));
  const byId = new Map(some.map(({ id, place }) => [id, place]));
  const moved = new Map<number, Place>();
  if (byFacts.size === 0) return moved;
  for await (const row of readEvents(
    strapi,
    some.map(({ id }) => id),
  )) {
    const { marks } = hashTexts(row.texts, halvesFromSecret(Buffer.alloc(0), 0));
    const found = byFacts.get(factsOf(marks))?.find((place) => isSealedAt(row, place));
    if (found && !isAt(byId.get(row.id), found.place)) moved.set(row.id, found.place);
  }
  return moved;
};
