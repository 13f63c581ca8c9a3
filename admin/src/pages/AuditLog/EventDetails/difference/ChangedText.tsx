import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../../words/message';
import type { Part } from './wordDifference';

const LOOKS = {
  added: {
    tag: 'ins',
    color: 'success',
    decoration: 'underline',
    start: 'audit-log.difference.added',
  },
  removed: {
    tag: 'del',
    color: 'danger',
    decoration: 'line-through',
    start: 'audit-log.difference.removed',
  },
} as const;

/** A line break alone would not be seen. */
const visible = (text: string): string =>
  text.trim() === '' ? text.replaceAll('\n', '↵\n') : text;

/** A piece of text that stayed, came or went; told apart by line, by colour, and for the ear. */
export const ChangedText = ({ part }: { part: Part }) => {
  const { formatMessage } = useIntl();

  if (part.kind === 'same') {
    return part.text;
  }

  const { tag, color, decoration, start } = LOOKS[part.kind];

  return (
    <Typography
      tag={tag}
      background={`${color}100`}
      textColor={`${color}700`}
      style={{ textDecoration: decoration }}
    >
      <VisuallyHidden>{formatMessage(message(start))}</VisuallyHidden>
      {visible(part.text)}
      <VisuallyHidden>{formatMessage(message('audit-log.difference.end'))}</VisuallyHidden>
    </Typography>
  );
};
