import { type Change, cutText, type Json, omittedValue } from '../contracts';

/** A longer text is cut; what it says is known by then, and how long it was is kept. */
const TEXT = 10_000;
/** All values of one event together, in characters of JSON. */
const EVENT = 500_000;

const lengthOf = (value: Json): number =>
  typeof value === 'string' ? value.length : JSON.stringify(value).length;

const cut = (value: Json): Json => {
  if (typeof value === 'string') {
    return value.length > TEXT ? cutText(value.slice(0, TEXT), value.length) : value;
  }
  return lengthOf(value) > 5 * TEXT ? omittedValue(lengthOf(value)) : value;
};

/** Changes that fit into a row, however much somebody changed at once. */
export const limitChanges = (changes: Change[]): Change[] => {
  let room = EVENT;
  const fit = (value: Json): Json => {
    const short = cut(value);
    room -= lengthOf(short);
    return room >= 0 ? short : omittedValue(lengthOf(value));
  };
  const fitIds = ({ ids }: Change): Pick<Change, 'ids'> => {
    if (!ids) return {};
    room -= lengthOf([...ids.before, ...ids.after]);
    return room >= 0 ? { ids } : {};
  };
  return changes.map((change) => ({
    field: change.field,
    before: fit(change.before),
    after: fit(change.after),
    ...fitIds(change),
  }));
};
