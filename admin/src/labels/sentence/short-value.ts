import type { IntlShape } from 'react-intl';
import { isMarker } from '../../contracts';
import type { Json } from '../../contracts';
import type { Labels } from '../create-labels';
import { message } from '../message';

/** A longer value is not shown in the sentence. */
const MAX_LENGTH = 40;

const isText = (value: Json): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** A value within a sentence or a row; `null` if it is too long or secret. */
export const shortValue = (
  value: Json,
  field: string,
  labels: Labels,
  intl: Pick<IntlShape, 'formatMessage' | 'formatNumber' | 'formatList'>,
): string | null => {
  if (value === null) {
    return labels.absence(field) ?? intl.formatMessage(message('audit-log.nothing'));
  }
  if (isMarker(value)) return null;
  if (typeof value === 'boolean') {
    return intl.formatMessage(message(value ? 'audit-log.yes' : 'audit-log.no'));
  }
  if (typeof value === 'number') return intl.formatNumber(value);

  const texts = [value].flat();

  if (!texts.every(isText)) return null;

  const text =
    intl.formatList(texts.map(String)) || intl.formatMessage(message('audit-log.nothing'));

  return text.length <= MAX_LENGTH && !text.includes('\n') ? text : null;
};
