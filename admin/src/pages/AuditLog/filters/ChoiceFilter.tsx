import { Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import type { MessageId } from '../../../words/message';

interface ChoiceFilterProps<T extends string> {
  label: MessageId;
  /** Stands there while nothing is chosen. */
  all: MessageId;
  clear: MessageId;
  options: readonly T[];
  chosen: T[];
  toWords: (option: T) => string;
  onChange: (chosen: T[]) => void;
}

/** Some of several codes. */
export const ChoiceFilter = <T extends string>({
  label,
  all,
  clear,
  options,
  chosen,
  toWords,
  onChange,
}: ChoiceFilterProps<T>) => {
  const { formatMessage, formatList } = useIntl();
  // With those of the page's address, which may be none of the options: what filters must be there to be unset.
  const offered = [...new Set([...options, ...chosen])];

  return (
    <Field.Root width="100%">
      <Field.Label>{formatMessage(message(label))}</Field.Label>
      <MultiSelect
        placeholder={formatMessage(message(all))}
        clearLabel={formatMessage(message(clear))}
        customizeContent={() => formatList(chosen.map((option) => toWords(option)))}
        value={chosen}
        onChange={(values) => onChange(offered.filter((option) => values.includes(option)))}
        onClear={() => onChange([])}
      >
        {offered.map((option) => (
          <MultiSelectOption key={option} value={option}>
            {toWords(option)}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Field.Root>
  );
};
