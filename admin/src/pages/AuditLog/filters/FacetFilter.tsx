import { Box, Checkbox, Flex, TextButton, TextInput, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import type { ValueFilter } from '../../../contracts';
import { MAX_FILTER_LENGTH } from '../../../contracts';
import { message } from '../../../labels/message';
import type { MessageId } from '../../../labels/message';
import { bareValue, isExcluded } from '../state/list-state';
import type { ListHandle } from '../state/useListState';
import type { FacetOption } from './facet-options';

/** The number of options without typing. */
const SHOWN = 8;

interface FacetFilterProps {
  name: ValueFilter;
  label: MessageId;
  options: FacetOption[];
  list: ListHandle;
  /** Whether a value that is not offered can be typed: an IP address, the uid of a content type. */
  takesTyped?: boolean;
}

/** The values of one filter with their counts. Each can be included or excluded. */
export const FacetFilter = ({
  name,
  label,
  options,
  list,
  takesTyped = false,
}: FacetFilterProps) => {
  const { formatMessage } = useIntl();
  const labelId = useId();
  const [typed, setTyped] = useState('');
  const [isWhole, setIsWhole] = useState(false);
  const chosen = list.state[name];

  const needle = typed.trim().toLocaleLowerCase();
  const found = options.filter(({ label: text }) => text.toLocaleLowerCase().includes(needle));
  const own =
    takesTyped && needle !== '' && found.length === 0
      ? [{ value: typed.trim(), label: typed.trim(), count: null }]
      : [];
  const isSet = ({ value }: FacetOption) => chosen.some((other) => bareValue(other) === value);
  // A selected value is always shown, so that it can be removed.
  const sorted = [...found.filter(isSet), ...found.filter((option) => !isSet(option)), ...own];
  const shown = isWhole || needle !== '' ? sorted : sorted.slice(0, SHOWN);

  const set = (value: string, sign: '' | '-' | null) => {
    const others = chosen.filter((other) => bareValue(other) !== value);

    list.filter({
      [name]: sign === null ? others : [...others, `${sign}${value}`],
      ...(name === 'entityType' ? { entityId: null } : {}),
    });
  };

  return (
    <Flex role="group" aria-labelledby={labelId} direction="column" alignItems="stretch" gap={1}>
      <Typography id={labelId} variant="sigma" textColor="neutral600">
        {formatMessage(message(label))}
      </Typography>
      {(options.length > SHOWN || takesTyped) && (
        <TextInput
          size="S"
          type="search"
          aria-label={formatMessage(message('audit-log.filters.find'), {
            name: formatMessage(message(label)),
          })}
          placeholder={formatMessage(message('audit-log.filters.find.placeholder'))}
          value={typed}
          maxLength={MAX_FILTER_LENGTH}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {shown.length === 0 && (
        <Typography role="status" variant="pi" textColor="neutral600">
          {formatMessage(message('audit-log.filters.no-match'), { text: typed.trim() })}
        </Typography>
      )}
      <Box tag="ul">
        {shown.map((option) => (
          <FacetValue
            key={option.value}
            option={option}
            set={chosen.find((other) => bareValue(other) === option.value) ?? null}
            onSet={(sign) => set(option.value, sign)}
          />
        ))}
      </Box>
      {sorted.length > SHOWN && needle === '' && (
        <TextButton onClick={() => setIsWhole(!isWhole)} aria-expanded={isWhole}>
          {formatMessage(message(isWhole ? 'audit-log.filters.fewer' : 'audit-log.filters.all'), {
            count: sorted.length,
          })}
        </TextButton>
      )}
    </Flex>
  );
};

interface FacetValueProps {
  option: FacetOption;
  /** The value as set, with `-` if it is excluded. */
  set: string | null;
  onSet: (sign: '' | '-' | null) => void;
}

const FacetValue = ({ option, set, onSet }: FacetValueProps) => {
  const { formatMessage, formatNumber } = useIntl();
  const { label, count, isCapped } = option;
  const isNot = set !== null && isExcluded(set);

  return (
    <Flex tag="li" justifyContent="space-between" gap={2} minHeight="2.8rem">
      <Box minWidth={0}>
        <Checkbox
          checked={set !== null && !isNot}
          onCheckedChange={() => onSet(set === null || isNot ? '' : null)}
        >
          <bdi style={isNot ? { textDecoration: 'line-through' } : undefined}>{label}</bdi>
        </Checkbox>
      </Box>
      <Flex gap={3} shrink={0}>
        {count !== null && (
          <Typography variant="pi" textColor="neutral600">
            {`${formatNumber(count)}${isCapped ? '+' : ''}`}
          </Typography>
        )}
        <TextButton
          aria-pressed={isNot}
          aria-label={formatMessage(message('audit-log.filters.exclude'), { name: label })}
          onClick={() => onSet(isNot ? null : '-')}
        >
          {formatMessage(message('audit-log.filters.not'))}
        </TextButton>
      </Flex>
    </Flex>
  );
};
