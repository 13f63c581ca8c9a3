import { Flex, Grid, Typography } from '@strapi/design-system';
import { type ReactNode, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Change } from '../../../contracts';
import { useLabels } from '../../../labels/LabelsProvider';
import { message } from '../../../labels/message';
import { Difference } from './Difference';
import { comparableText, wordDifference } from './text-difference';
import { Value } from './Value';

interface BeforeAfterProps {
  before: ReactNode;
  after: ReactNode;
}

/**
 * Two states of one thing: side by side, and one below the other where there is no room for that.
 */
export const BeforeAfter = ({ before, after }: BeforeAfterProps) => {
  const { formatMessage } = useIntl();

  const sides = [
    { term: formatMessage(message('audit-log.details.before')), state: before },
    { term: formatMessage(message('audit-log.details.after')), state: after },
  ];

  return (
    <Grid.Root tag="dl" gap={2}>
      {sides.map(({ term, state }) => (
        // HTML allows only one element between a list and its terms.
        <Grid.Item
          key={term}
          col={6}
          xs={12}
          direction="column"
          alignItems="flex-start"
          gap={1}
          padding={3}
          background="neutral100"
          borderColor="neutral150"
          hasRadius
        >
          <Typography tag="dt" variant="sigma" textColor="neutral600">
            {term}
          </Typography>
          <Flex tag="dd" direction="column" alignItems="flex-start" maxWidth="100%">
            {state}
          </Flex>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
};

/**
 * A field that changed, with its values before and after: side by side, or for long texts the
 * difference.
 */
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
