import { Flex, TextButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { CODE_FONT } from '../../../components/Text';
import { message } from '../../../labels/message';
import { foldSame } from './text-difference';
import type { Part } from './text-difference';

interface DifferenceProps {
  parts: Part[];
  isCode: boolean;
  /** The text goes on beyond what was recorded. */
  isCut: boolean;
}

/** Two texts in one: what stayed, what was taken out and what was put in. */
export const Difference = ({ parts, isCode, isCut }: DifferenceProps) => {
  const { formatMessage } = useIntl();
  const [isWhole, setIsWhole] = useState(false);
  const folded = foldSame(parts);
  const shown = isWhole ? parts : folded;

  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      gap={2}
      padding={3}
      background="neutral100"
      borderColor="neutral150"
      hasRadius
    >
      <Typography
        tag="div"
        maxWidth="100%"
        textColor="neutral800"
        style={{
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          ...(isCode && { fontFamily: CODE_FONT }),
        }}
      >
        {shown.map((part, index) =>
          part.kind === 'fold' ? (
            <Typography key={index} textColor="neutral600">
              {formatMessage(message('audit-log.difference.fold'), { length: part.length })}
            </Typography>
          ) : (
            <ChangedText key={index} part={part} />
          ),
        )}
      </Typography>
      {isCut && (
        <Typography variant="pi" textColor="neutral600">
          {formatMessage(message('audit-log.difference.cut'))}
        </Typography>
      )}
      {folded.length > parts.length && (
        <TextButton onClick={() => setIsWhole(!isWhole)} aria-expanded={isWhole}>
          {formatMessage(
            message(isWhole ? 'audit-log.difference.less' : 'audit-log.difference.whole'),
          )}
        </TextButton>
      )}
    </Flex>
  );
};

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

/** A piece of text that stayed, came or went. Lines, colours and hidden words show which. */
const ChangedText = ({ part }: { part: Part }) => {
  const { formatMessage } = useIntl();

  if (part.kind === 'same') return part.text;

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
