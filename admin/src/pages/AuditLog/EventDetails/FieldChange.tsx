import { useMemo } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import type { Change } from '../../../contracts';
import { useWords } from '../../../words/useWords';
import { BeforeAfter } from './BeforeAfter';
import { Value } from './Value';
import { Difference } from './difference/Difference';
import { comparableText } from './difference/comparableText';
import { wordDifference } from './difference/wordDifference';

/** A field that changed, with what it held before and after: side by side, or of long texts the difference. */
export const FieldChange = ({ change }: { change: Change }) => {
  const words = useWords();
  const { field, before, after } = change;
  const texts = useMemo(() => comparableText(change), [change]);
  const parts = useMemo(() => texts && wordDifference(texts.before, texts.after), [texts]);

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h4" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {words.field(field)}
      </Typography>
      {texts && parts ? (
        <Difference parts={parts} isCode={texts.isCode} isCut={texts.isCut} />
      ) : (
        <BeforeAfter
          before={<Value value={before} absence={words.absence(field)} />}
          after={<Value value={after} absence={words.absence(field)} />}
        />
      )}
    </Flex>
  );
};
