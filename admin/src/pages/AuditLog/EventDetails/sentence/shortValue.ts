import type { Json } from '../../../../contracts';
import { message } from '../../../../words/message';
import { isRedacted } from '../markers';
import type { Storyteller } from './storyteller';

/** A longer value is read below the sentence, not in it. */
const SHORT = 40;

const isText = (value: Json): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** A value as it stands within a sentence; `null` for one that is too long for that, or that nobody may know. */
export const shortValue = (
  value: Json,
  field: string,
  { words, intl }: Storyteller,
): string | null => {
  if (value === null) {
    return words.absence(field) ?? intl.formatMessage(message('audit-log.nothing'));
  }
  if (isRedacted(value)) {
    return null;
  }
  if (typeof value === 'boolean') {
    return intl.formatMessage(message(value ? 'audit-log.yes' : 'audit-log.no'));
  }
  if (typeof value === 'number') {
    return intl.formatNumber(value);
  }

  const texts = [value].flat();

  if (!texts.every(isText)) {
    return null;
  }

  const text =
    intl.formatList(texts.map(String)) || intl.formatMessage(message('audit-log.nothing'));

  return text.length <= SHORT && !text.includes('\n') ? text : null;
};
