import { Combobox, ComboboxOption, Field, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../words/message';
import type { MessageId } from '../../words/message';
import { ReadOnlyNote } from './ReadOnlyNote';

export interface ExclusionFieldProps {
  label: MessageId;
  /** Stands there while nothing is switched off. */
  all: MessageId;
  /** What can be switched off. */
  options: string[];
  excluded: string[];
  toWords: (code: string) => string;
  onChange: (excluded: string[]) => void;
  /** Tells what is being typed to find an option. */
  onType?: (text: string) => void;
  isPinned: boolean;
  isReadOnly: boolean;
  /** What the server found wrong. */
  error: string | undefined;
}

/** Things to switch off, found by typing, and below them what is off: each on again by a click. */
export const ExclusionField = ({
  label,
  all,
  options,
  excluded,
  toWords,
  onChange,
  onType,
  isPinned,
  isReadOnly,
  error,
}: ExclusionFieldProps) => {
  const { formatMessage } = useIntl();
  const placeholder = message(excluded.length === 0 ? all : 'audit-log.recording.another');

  return (
    <Field.Root error={error} maxWidth="64rem">
      <Field.Label>{formatMessage(message(label))}</Field.Label>
      {(!isReadOnly || excluded.length === 0) && (
        <Combobox
          // Empty again after each choice.
          key={excluded.join()}
          autocomplete={{ type: 'list', filter: 'contains' }}
          placeholder={formatMessage(placeholder)}
          noOptionsMessage={() => formatMessage(message('audit-log.recording.none'))}
          onInputChange={(event) => onType?.(event.currentTarget.value)}
          onChange={(code) => code && onChange([...excluded, code])}
          disabled={isReadOnly}
        >
          {options
            .filter((code) => !excluded.includes(code))
            .map((code) => (
              <ComboboxOption key={code} value={code}>
                {toWords(code)}
              </ComboboxOption>
            ))}
        </Combobox>
      )}
      <Field.Error />
      {excluded.length > 0 && (
        <Flex tag="ul" gap={2} wrap="wrap" paddingTop={1}>
          {excluded.map((code) => (
            <li key={code}>
              <Tag
                icon={<Cross />}
                disabled={isReadOnly}
                label={formatMessage(message('audit-log.recording.record-again'), {
                  name: toWords(code),
                })}
                onClick={() => onChange(excluded.filter((other) => other !== code))}
              >
                {toWords(code)}
              </Tag>
            </li>
          ))}
        </Flex>
      )}
      {isPinned && <ReadOnlyNote reason="audit-log.configuration.pinned" />}
    </Field.Root>
  );
};
