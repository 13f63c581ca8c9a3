import { useState } from 'react';
import type { FormEvent } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { Layouts } from '@strapi/strapi/admin';

import type { SettingsResponse } from '../../contracts';
import { message } from '../../words/message';
import { ReadOnlyNote } from './ReadOnlyNote';
import { RecordingFields } from './RecordingFields';
import { RetentionFields } from './RetentionFields';
import { SourceWarning } from './SourceWarning';
import { StatusPanel } from './StatusPanel';
import { changedSettings, isValidDraft, toDraft } from './settingsForm';
import type { SettingsDraft } from './settingsForm';
import { useSaveSettings } from './useSaveSettings';

interface SettingsFormProps {
  saved: SettingsResponse['data'];
  canUpdate: boolean;
  onSaved: (saved: SettingsResponse['data']) => void;
}

export const SettingsForm = ({ saved, canUpdate, onSaved }: SettingsFormProps) => {
  const { formatMessage } = useIntl();
  const [draft, setDraft] = useState(() => toDraft(saved.settings));
  const { save, isSaving, errors, forgetErrors } = useSaveSettings(onSaved);

  const isValid = isValidDraft(draft);
  const changed = changedSettings(draft, saved.settings, saved.pinned);
  const isChanged = Object.keys(changed).length > 0;

  const handleChange = (changes: Partial<SettingsDraft>) => {
    setDraft({ ...draft, ...changes });
    forgetErrors();
  };

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();

    if (canUpdate && isValid && isChanged) {
      void save(changed);
    }
  };

  return (
    <form onSubmit={handleSubmit} noValidate>
      <Layouts.Header
        title={formatMessage(message('audit-log.configuration.title'))}
        subtitle={formatMessage(message('audit-log.configuration.subtitle'))}
        primaryAction={
          <Button
            type="submit"
            startIcon={<Check />}
            loading={isSaving}
            disabled={!canUpdate || !isValid || !isChanged}
          >
            {formatMessage(message('audit-log.configuration.save'))}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {saved.warnings.includes('source-forgeable') && <SourceWarning />}
          {!canUpdate && <ReadOnlyNote reason="audit-log.configuration.not-allowed" />}
          <RetentionFields
            retention={draft.retention}
            onChange={(retention) => handleChange({ retention })}
            isPinned={saved.pinned.includes('retentionDays')}
            canUpdate={canUpdate}
            error={errors.retentionDays}
          />
          <RecordingFields
            draft={draft}
            onChange={handleChange}
            pinned={saved.pinned}
            canUpdate={canUpdate}
            errors={errors}
          />
          <StatusPanel status={saved.status} />
        </Flex>
      </Layouts.Content>
    </form>
  );
};
