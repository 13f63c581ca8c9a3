import { useState } from 'react';
import type { FormEvent } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { Layouts } from '@strapi/strapi/admin';

import type { SettingsResponse } from '../../contracts';
import { message } from '../../words/message';
import { RetentionFields } from './RetentionFields';
import { StatusPanel } from './StatusPanel';
import { isValidRetention, toRetention, toRetentionDays } from './retention';
import type { Retention } from './retention';
import { useSaveSettings } from './useSaveSettings';

interface SettingsFormProps {
  saved: SettingsResponse['data'];
  canUpdate: boolean;
  onSaved: (saved: SettingsResponse['data']) => void;
}

export const SettingsForm = ({ saved, canUpdate, onSaved }: SettingsFormProps) => {
  const { formatMessage } = useIntl();
  const [retention, setRetention] = useState(() => toRetention(saved.settings.retentionDays));
  const { save, isSaving, errors, forgetErrors } = useSaveSettings(onSaved);

  const isValid = isValidRetention(retention);
  const isPinned = saved.pinned.includes('retentionDays');
  const isChanged = toRetentionDays(retention) !== saved.settings.retentionDays;

  const handleChange = (changed: Retention) => {
    setRetention(changed);
    forgetErrors();
  };

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();

    if (isValid) {
      void save({ retentionDays: toRetentionDays(retention) });
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
            disabled={!canUpdate || isPinned || !isValid || !isChanged}
          >
            {formatMessage(message('audit-log.configuration.save'))}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <RetentionFields
            retention={retention}
            onChange={handleChange}
            isPinned={isPinned}
            canUpdate={canUpdate}
            error={errors.retentionDays}
          />
          <StatusPanel status={saved.status} />
        </Flex>
      </Layouts.Content>
    </form>
  );
};
