import type { Change, Json } from '../../../../contracts';
import { isRedacted, leftOutLength, withoutCut } from '../markers';

/** A longer value is hard to compare by looking from one to the other. */
const LONG = 60;

const isLong = (text: string): boolean => text.length > LONG || text.includes('\n');

const isText = (value: Json): value is string =>
  typeof value === 'string' && !isRedacted(value) && leftOutLength(value) === null;

const isStructure = (value: Json): boolean => typeof value === 'object' && value !== null;

export interface Comparable {
  before: string;
  after: string;
  /** It is code rather than prose. */
  isCode: boolean;
  /** One of the texts goes on beyond what was recorded. */
  isCut: boolean;
}

/** Both values as text to be compared word by word; `null` where they are better read side by side. */
export const comparableText = ({ before, after }: Change): Comparable | null => {
  if (isText(before) && isText(after)) {
    const [was, is] = [withoutCut(before), withoutCut(after)];

    return isLong(before) || isLong(after)
      ? {
          before: was.text,
          after: is.text,
          isCode: false,
          isCut: was.length !== null || is.length !== null,
        }
      : null;
  }

  if (isStructure(before) && isStructure(after)) {
    const [was, is] = [JSON.stringify(before, null, 2), JSON.stringify(after, null, 2)];

    return isLong(JSON.stringify(before)) || isLong(JSON.stringify(after))
      ? { before: was, after: is, isCode: true, isCut: false }
      : null;
  }

  return null;
};
