import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useCatalogue } from '../../catalogue/CatalogueContext';
import type { Settings } from '../../contracts';
import { message } from '../../words/message';
import { useWords } from '../../words/useWords';
import { ContentTypeField } from './ContentTypeField';
import { ExclusionField } from './ExclusionField';
import { Panel } from './Panel';
import { ReadOnlyNote } from './ReadOnlyNote';
import { actionCode, nameActionCode } from './actionCode';
import type { SettingsDraft } from './settingsForm';

interface RecordingFieldsProps {
  draft: SettingsDraft;
  onChange: (changes: Partial<SettingsDraft>) => void;
  pinned: (keyof Settings)[];
  canUpdate: boolean;
  /** What the server found wrong, by setting. */
  errors: Record<string, string>;
}

/** What happens to the log itself cannot be switched off. */
const ALWAYS_RECORDED = 'audit-log';

/** What is recorded: everything but what is switched off here. */
export const RecordingFields = ({
  draft,
  onChange,
  pinned,
  canUpdate,
  errors,
}: RecordingFieldsProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();
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
          toWords={words.category}
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
          toWords={(code) => nameActionCode(code, words)}
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
