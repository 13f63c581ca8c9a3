import { Field, NumberInput, Radio, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Panel, ReadOnlyNote } from '../../components/Panel';
import { RETENTION_DAYS } from '../../contracts';
import { message } from '../../labels/message';
import { isValidRetention } from './settings-form';
import type { Retention } from './settings-form';

interface RetentionFieldsProps {
  retention: Retention;
  onChange: (retention: Retention) => void;
  /** `config/plugins.js` decides it. */
  isPinned: boolean;
  canUpdate: boolean;
  /** What the server found wrong. */
  error: string | undefined;
}

const DAYS = 'days';
const FOREVER = 'forever';

export const RetentionFields = ({
  retention,
  onChange,
  isPinned,
  canUpdate,
  error,
}: RetentionFieldsProps) => {
  const { formatMessage } = useIntl();
  const isReadOnly = isPinned || !canUpdate;
  const range = formatMessage(message('audit-log.retention.range'), RETENTION_DAYS);

  return (
    <Panel title={formatMessage(message('audit-log.retention.title'))}>
      <Typography textColor="neutral600">
        {formatMessage(message('audit-log.retention.description'))}
      </Typography>
      {isPinned && <ReadOnlyNote reason="audit-log.configuration.pinned" />}
      <Radio.Group
        aria-label={formatMessage(message('audit-log.retention.title'))}
        value={retention.isForever ? FOREVER : DAYS}
        onValueChange={(value) => onChange({ ...retention, isForever: value === FOREVER })}
        disabled={isReadOnly}
      >
        <Radio.Item value={DAYS}>
          {formatMessage(message('audit-log.retention.for-days'))}
        </Radio.Item>
        <Radio.Item value={FOREVER}>
          {formatMessage(message('audit-log.retention.forever'))}
        </Radio.Item>
      </Radio.Group>
      {!retention.isForever && (
        <Field.Root
          name="retentionDays"
          hint={range}
          error={error ?? (isValidRetention(retention) ? undefined : range)}
          maxWidth="32rem"
          required
        >
          <Field.Label>{formatMessage(message('audit-log.field.retentionDays'))}</Field.Label>
          <NumberInput
            value={retention.days}
            onValueChange={(days) => onChange({ ...retention, days })}
            disabled={isReadOnly}
          />
          <Field.Error />
          <Field.Hint />
        </Field.Root>
      )}
    </Panel>
  );
};
