import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import type { MessageId } from '../../../words/message';
import type { Option } from './option';

interface OneOfFilterProps {
  label: MessageId;
  /** Stands there while nothing is chosen. */
  all: MessageId;
  clear: MessageId;
  /** Says that nothing is called what was typed. */
  none: MessageId;
  options: Option[];
  chosen: string | null;
  onChange: (chosen: string | null) => void;
}

/** One of many, found by typing. */
export const OneOfFilter = ({
  label,
  all,
  clear,
  none,
  options,
  chosen,
  onChange,
}: OneOfFilterProps) => {
  const { formatMessage } = useIntl();

  return (
    <Field.Root width="100%">
      <Field.Label>{formatMessage(message(label))}</Field.Label>
      <Combobox
        // Writes its text anew when the choice changes from elsewhere.
        key={chosen}
        autocomplete={{ type: 'list', filter: 'contains' }}
        placeholder={formatMessage(message(all))}
        clearLabel={formatMessage(message(clear))}
        noOptionsMessage={(text) => formatMessage(message(none), { text })}
        value={chosen ?? undefined}
        onChange={(value) => onChange(value || null)}
        onClear={() => onChange(null)}
      >
        {options.map(({ value, label: text }) => (
          <ComboboxOption key={value} value={value}>
            {text}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
};
