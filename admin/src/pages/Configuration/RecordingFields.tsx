import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useContentTypes } from '../../api/strapi-api';
import { Panel, ReadOnlyNote } from '../../components/Panel';
import type { Settings } from '../../contracts';
import { useCatalogue, useLabels } from '../../labels/LabelsProvider';
import { message } from '../../labels/message';
import { ExclusionField, type ExclusionFieldProps } from './ExclusionField';
import { actionCode, nameActionCode, type SettingsDraft } from './settings-form';

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
