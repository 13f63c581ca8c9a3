import { Box, Button, Field, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';
import { timeZone } from '../state/list-state';
import {
  DEFAULT_PRESET,
  formatTime,
  intervalOf,
  isForward,
  PRESETS,
  toFieldValue,
} from '../state/time-range';
import type { Preset } from '../state/time-range';
import type { ListHandle } from '../state/useListState';

interface RangeChoiceProps {
  list: ListHandle;
  onChosen: () => void;
}

/** The presets, and any other range to the minute. Loaded when it is first opened. */
const RangeChoice = ({ list, onChosen }: RangeChoiceProps) => {
  const { formatMessage } = useIntl();
  const { range } = list.state;
  const chosen = range === null ? DEFAULT_PRESET : 'preset' in range ? range.preset : null;

  const choosePreset = (preset: Preset) => {
    list.filter({ range: preset === DEFAULT_PRESET ? null : { preset } });
    onChosen();
  };

  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={4}
      padding={4}
      width="46rem"
      maxWidth="100vw"
    >
      <Grid.Root gap={2}>
        {PRESETS.map((preset) => (
          <Grid.Item key={preset} col={4} xs={6} alignItems="stretch" direction="column">
            <Button
              size="S"
              fullWidth
              variant={preset === chosen ? 'secondary' : 'tertiary'}
              aria-pressed={preset === chosen}
              onClick={() => choosePreset(preset)}
            >
              {formatMessage(message(`audit-log.range.${preset}`))}
            </Button>
          </Grid.Item>
        ))}
      </Grid.Root>
      <CustomRange list={list} onChosen={onChosen} />
    </Flex>
  );
};

export default RangeChoice;

const CustomRange = ({ list, onChosen }: RangeChoiceProps) => {
  const { formatMessage } = useIntl();
  const shown = intervalOf(list.state.range, list.now);
  const [start, setStart] = useState(() => toFieldValue(shown.from));
  const [end, setEnd] = useState(() => toFieldValue(shown.to ?? new Date()));
  const range = {
    from: start === '' ? null : formatTime(new Date(start)),
    to: end === '' ? null : formatTime(new Date(end)),
  };
  const isBackward = !isForward(range);
  const isEmpty = range.from === null && range.to === null;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();

    if (!isBackward && !isEmpty) {
      list.filter({ range });
      onChosen();
    }
  };

  const ends = [
    { label: 'audit-log.filters.start', value: start, onChange: setStart },
    { label: 'audit-log.filters.end', value: end, onChange: setEnd },
  ] as const;

  return (
    <form onSubmit={handleSubmit} noValidate>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {ends.map(({ label, value, onChange }) => (
          <Field.Root
            key={label}
            width="100%"
            error={
              isBackward && label === 'audit-log.filters.end'
                ? formatMessage(message('audit-log.filters.backward'))
                : undefined
            }
          >
            <Field.Label>{formatMessage(message(label))}</Field.Label>
            <TextInput
              type="datetime-local"
              size="S"
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
            <Field.Error />
          </Field.Root>
        ))}
        <Flex justifyContent="space-between" gap={2}>
          <Typography variant="pi" textColor="neutral600">
            {formatMessage(message('audit-log.filters.time-zone'), { timeZone: timeZone() })}
          </Typography>
          <Box shrink={0}>
            <Button type="submit" size="S" disabled={isBackward || isEmpty}>
              {formatMessage(message('audit-log.filters.apply'))}
            </Button>
          </Box>
        </Flex>
      </Flex>
    </form>
  );
};
