import { useState } from 'react';

import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../../words/message';
import { CODE_FONT } from '../Code';
import { ChangedText } from './ChangedText';
import { foldSame } from './foldSame';
import type { Part } from './wordDifference';

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
