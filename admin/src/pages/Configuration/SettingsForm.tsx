import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { type FormEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import { useUpdateSettings } from '../../api/audit-log-api';
import { useErrorMessage } from '../../components/LoadError';
import { LogWarnings } from '../../components/LogWarnings';
import { ReadOnlyNote } from '../../components/Panel';
import type { SettingsResponse } from '../../contracts';
import { message } from '../../labels/message';
import { RecordingFields } from './RecordingFields';
import { RetentionFields } from './RetentionFields';
import {
  changedSettings,
  fieldErrors,
  isLowered,
  isValidRetention,
  type SettingsDraft,
  toDraft,
} from './settings-form';
import { LeaveDialog, RetentionDialog } from './SettingsDialogs';
import { StatusPanel } from './StatusPanel';

interface SettingsFormProps {
  saved: SettingsResponse['data'];
  canUpdate: boolean;
}

/** The settings, edited as a whole and saved by a button. */
export const SettingsForm = ({ saved, canUpdate }: SettingsFormProps) => {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [update, { isLoading: isSaving }] = useUpdateSettings();
  const [draft, setDraft] = useState(() => toDraft(saved.settings));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isConfirming, setIsConfirming] = useState(false);

  const changed = changedSettings(draft, saved.settings, saved.pinned);
  const isChanged = Object.keys(changed).length > 0;
  const canSave = canUpdate && isChanged && isValidRetention(draft.retention);

  const handleChange = (changes: Partial<SettingsDraft>) => {
    setDraft({ ...draft, ...changes });
    setErrors({});
  };

  const save = async () => {
    setIsConfirming(false);

    try {
      const { settings } = await update(changed).unwrap();

      setDraft(toDraft(settings));
      toggleNotification({
        type: 'success',
        message: formatMessage(message('audit-log.configuration.saved')),
      });
    } catch (error) {
      const found = fieldErrors(error);

      setErrors(found);

      if (Object.keys(found).length === 0) {
        toggleNotification({ type: 'danger', message: errorMessage(error) });
      }
    }
  };

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();

    if (!canSave) return;
    if (isLowered(changed.retentionDays, saved.settings.retentionDays)) {
      setIsConfirming(true);
    } else {
      void save();
    }
  };

  return (
    <form onSubmit={handleSubmit} noValidate>
      <Layouts.Header
        title={formatMessage(message('audit-log.configuration.title'))}
        subtitle={formatMessage(message('audit-log.configuration.subtitle'))}
        primaryAction={
          <Button type="submit" startIcon={<Check />} loading={isSaving} disabled={!canSave}>
            {formatMessage(message('audit-log.configuration.save'))}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <LogWarnings codes={saved.warnings} />
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
      {isConfirming && typeof changed.retentionDays === 'number' && (
        <RetentionDialog
          retentionDays={changed.retentionDays}
          onConfirm={() => void save()}
          onCancel={() => setIsConfirming(false)}
        />
      )}
      <LeaveDialog isChanged={isChanged && !isSaving} />
    </form>
  );
};
