import { Flex, Typography } from '@strapi/design-system';

import type { Change } from '../../../contracts';
import { useWords } from '../../../words/useWords';
import { BeforeAfter } from './BeforeAfter';
import { Value } from './Value';

/** The fields that changed, each with what it held before and after. */
export const FieldChanges = ({ changes }: { changes: Change[] }) => {
  const words = useWords();

  return changes.map(({ field, before, after }) => (
    <Flex key={field} direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h4" fontWeight="bold">
        {words.field(field)}
      </Typography>
      <BeforeAfter
        before={<Value value={before} absence={words.absence(field)} />}
        after={<Value value={after} absence={words.absence(field)} />}
      />
    </Flex>
  ));
};
