import { useMemo } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import type { Change } from '../../../contracts';
import { useLabels } from '../../../labels/useLabels';
import { BeforeAfter } from './BeforeAfter';
import { Value } from './Value';
import { Difference } from './Difference';
import { comparableText, wordDifference } from './textDifference';

/** A field that changed, with what it held before and after: side by side, or of long texts the difference. */
export const FieldChange = ({ change }: { change: Change }) => {
  const labels = useLabels();
  const { field, before, after } = change;
  const texts = useMemo(() => comparableText(change), [change]);
  const parts = useMemo(() => texts && wordDifference(texts.before, texts.after), [texts]);

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h4" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {labels.field(field)}
      </Typography>
      {texts && parts ? (
        <Difference parts={parts} isCode={texts.isCode} isCut={texts.isCut} />
      ) : (
        <BeforeAfter
          before={<Value value={before} absence={labels.absence(field)} />}
          after={<Value value={after} absence={labels.absence(field)} />}
        />
      )}
    </Flex>
  );
};
