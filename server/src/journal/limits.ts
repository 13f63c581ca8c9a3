import { type Change, type Json, printCutText, printOmitted } from '../contracts';

/** A longer text is cut; what it says is known by then, and how long it was is kept. */
const TEXT = 10_000;
/** All values of one event together, in characters of JSON. */
const EVENT = 500_000;

const lengthOf = (value: Json): number =>
  typeof value === 'string' ? value.length : JSON.stringify(value).length;

const cut = (value: Json): Json => {
  if (typeof value === 'string') {
    return value.length > TEXT ? printCutText(value, 0, TEXT) : value;
  }
  return lengthOf(value) > 5 * TEXT ? printOmitted(lengthOf(value), 'characters') : value;
};

/** Changes that fit into a row, however much somebody changed at once. */
export const limitChanges = (changes: Change[]): Change[] => {
  let room = EVENT;
  const fit = (value: Json): Json => {
    const short = cut(value);
    room -= lengthOf(short);
    return room >= 0 ? short : printOmitted(lengthOf(value), 'characters');
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
