import { useCallback, useState } from 'react';

import { useIntl } from 'react-intl';

import { isFetchError, useNotification } from '@strapi/strapi/admin';

import { useAuditLogApi } from '../../api/useAuditLogApi';
import { useErrorMessage } from '../../components/useErrorMessage';
import type { SettingsResponse, UpdateSettingsRequest } from '../../contracts';
import { message } from '../../words/message';
import { fieldErrors } from './fieldErrors';

/** Saves the settings; what the server finds wrong with a field is kept for that field. */
export const useSaveSettings = (onSaved: (saved: SettingsResponse['data']) => void) => {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const { updateSettings } = useAuditLogApi();
  const errorMessage = useErrorMessage();
  const [isSaving, setIsSaving] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});

  const save = async (changes: UpdateSettingsRequest) => {
    setIsSaving(true);

    try {
      onSaved(await updateSettings(changes));
      toggleNotification({
        type: 'success',
        message: formatMessage(message('audit-log.configuration.saved')),
      });
    } catch (error) {
      const found = isFetchError(error) ? fieldErrors(error.response?.data.error.details) : {};

      setErrors(found);

      if (Object.keys(found).length === 0) {
        toggleNotification({ type: 'danger', message: errorMessage(error) });
      }
    } finally {
      setIsSaving(false);
    }
  };

  return { save, isSaving, errors, forgetErrors: useCallback(() => setErrors({}), []) };
};
