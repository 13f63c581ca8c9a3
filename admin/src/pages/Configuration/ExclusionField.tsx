import { Combobox, ComboboxOption, Field, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { ReadOnlyNote } from '../../components/Panel';
import { message } from '../../labels/message';
import type { MessageId } from '../../labels/message';

export interface ExclusionFieldProps {
  label: MessageId;
  /** Stands there while nothing is excluded. */
  all: MessageId;
  /** What can be excluded. */
  options: string[];
  excluded: string[];
  labelOf: (code: string) => string;
  onChange: (excluded: string[]) => void;
  /** Reports what is being typed to find an option. */
  onType?: (text: string) => void;
  isPinned: boolean;
  isReadOnly: boolean;
  /** What the server found wrong. */
  error: string | undefined;
}

/**
 * Things to exclude, found by typing, and below them what is excluded: a click records it again.
 */
export const ExclusionField = ({
  label,
  all,
  options,
  excluded,
  labelOf,
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
                {labelOf(code)}
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
                  name: labelOf(code),
                })}
                onClick={() => onChange(excluded.filter((other) => other !== code))}
              >
                {labelOf(code)}
              </Tag>
            </li>
          ))}
        </Flex>
      )}
      {isPinned && <ReadOnlyNote reason="audit-log.configuration.pinned" />}
    </Field.Root>
  );
};
