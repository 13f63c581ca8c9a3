import { Field, NumberInput, Radio, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../words/message';
import { Panel } from './Panel';
import { ReadOnlyNote } from './ReadOnlyNote';
import { RETENTION_DAYS, isValidRetention } from './retention';
import type { Retention } from './retention';

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
const FOR_EVER = 'for-ever';

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
        value={retention.isForEver ? FOR_EVER : DAYS}
        onValueChange={(value) => onChange({ ...retention, isForEver: value === FOR_EVER })}
        disabled={isReadOnly}
      >
        <Radio.Item value={DAYS}>
          {formatMessage(message('audit-log.retention.for-days'))}
        </Radio.Item>
        <Radio.Item value={FOR_EVER}>
          {formatMessage(message('audit-log.retention.for-ever'))}
        </Radio.Item>
      </Radio.Group>
      {!retention.isForEver && (
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
