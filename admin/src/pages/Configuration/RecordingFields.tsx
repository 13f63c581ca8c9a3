import {
  Checkbox,
  Combobox,
  ComboboxOption,
  Field,
  Flex,
  Tag,
  Typography,
} from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useContentTypes } from '../../api/strapi-api';
import { Panel, ReadOnlyNote } from '../../components/Panel';
import type { Settings } from '../../contracts';
import { useCatalogue, useLabels } from '../../labels/LabelsProvider';
import { message, type MessageId } from '../../labels/message';
import { actionCode, nameActionCode, type SettingsDraft } from './settings-form';

interface ExclusionFieldProps {
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
const ExclusionField = ({
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

interface RecordingFieldsProps {
  draft: SettingsDraft;
  onChange: (changes: Partial<SettingsDraft>) => void;
  pinned: (keyof Settings)[];
  canUpdate: boolean;
  /** What the server found wrong, by setting. */
  errors: Record<string, string>;
}

/** What happens to the log itself cannot be excluded. */
const ALWAYS_RECORDED = 'audit-log';

/** What is recorded: everything but what is excluded here. */
export const RecordingFields = ({
  draft,
  onChange,
  pinned,
  canUpdate,
  errors,
}: RecordingFieldsProps) => {
  const { formatMessage } = useIntl();
  const labels = useLabels();
  const catalogue = useCatalogue().filter(({ category }) => category !== ALWAYS_RECORDED);

  const stateOf = (name: keyof Settings) => ({
    isPinned: pinned.includes(name),
    isReadOnly: pinned.includes(name) || !canUpdate,
    error: errors[name],
  });
  const system = stateOf('recordSystem');

  return (
    <Panel title={formatMessage(message('audit-log.recording.title'))}>
      <Typography textColor="neutral600">
        {formatMessage(message('audit-log.recording.description'))}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <ExclusionField
          label="audit-log.field.excludedCategories"
          all="audit-log.recording.all-categories"
          options={catalogue.map(({ category }) => category)}
          excluded={draft.excludedCategories}
          labelOf={labels.category}
          onChange={(excludedCategories) => onChange({ excludedCategories })}
          {...stateOf('excludedCategories')}
        />
        <ExclusionField
          label="audit-log.field.excludedActions"
          all="audit-log.recording.all-actions"
          options={catalogue.flatMap(({ category, actions }) =>
            actions.map((action) => actionCode(category, action)),
          )}
          excluded={draft.excludedActions}
          labelOf={(code) => nameActionCode(code, labels)}
          onChange={(excludedActions) => onChange({ excludedActions })}
          {...stateOf('excludedActions')}
        />
        <ContentTypeField
          excluded={draft.excludedContentTypes}
          onChange={(excludedContentTypes) => onChange({ excludedContentTypes })}
          {...stateOf('excludedContentTypes')}
        />
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Checkbox
            checked={draft.recordSystem}
            onCheckedChange={(checked) => onChange({ recordSystem: checked === true })}
            disabled={system.isReadOnly}
          >
            {formatMessage(message('audit-log.recording.system'))}
          </Checkbox>
          {system.isPinned && <ReadOnlyNote reason="audit-log.configuration.pinned" />}
        </Flex>
      </Flex>
    </Panel>
  );
};

/** Such as `api::article.article` or `admin::role`. */
const isUid = (text: string): boolean => /^[a-z][\w-]*::[\w-]+(\.[\w-]+)*$/i.test(text);

type ContentTypeFieldProps = Omit<
  ExclusionFieldProps,
  'label' | 'all' | 'options' | 'labelOf' | 'onType'
>;

/** The excluded content types; one that editors do not see is found by its whole uid. */
const ContentTypeField = (props: ContentTypeFieldProps) => {
  const labels = useLabels();
  const { data: contentTypes = [] } = useContentTypes(undefined);
  const [typed, setTyped] = useState('');
  const known = contentTypes.map(({ uid }) => uid);

  return (
    <ExclusionField
      label="audit-log.field.excludedContentTypes"
      all="audit-log.recording.all-content-types"
      options={isUid(typed) && !known.includes(typed) ? [...known, typed] : known}
      labelOf={(uid) => `${labels.entityType(uid)} (${uid})`}
      onType={(text) => setTyped(text.trim())}
      {...props}
    />
  );
};
