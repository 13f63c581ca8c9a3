import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { type FormEvent, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useCompareCheckpoint } from '../../api/seal-api';
import { useErrorMessage } from '../../components/LoadError';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { CODE_FONT } from '../../components/Text';
import {
  type CompareCheckpointResponse,
  type ComparisonResult,
  MAX_CHECKPOINT_LENGTH,
} from '../../contracts';
import { message } from '../../labels/message';

const VARIANTS: Record<ComparisonResult, 'success' | 'danger' | 'warning'> = {
  extends: 'success',
  'rolled-back': 'danger',
  forked: 'danger',
  'other-log': 'warning',
  'bad-signature': 'danger',
};

/** Checks whether the log of today continues a checkpoint that somebody kept. */
export const ComparePanel = () => {
  const { formatMessage } = useIntl();
  const errorMessage = useErrorMessage();
  const [compare, { isLoading }] = useCompareCheckpoint();
  const [checkpoint, setCheckpoint] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [comparison, setComparison] = useState<CompareCheckpointResponse['data'] | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  const handleChange = (text: string) => {
    setCheckpoint(text);
    setComparison(null);
    setError(undefined);
  };

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setComparison(null);

    if (checkpoint.trim() === '') {
      setError(formatMessage(message('audit-log.proof.compare.empty')));
      field.current?.focus();

      return;
    }

    try {
      setComparison(await compare({ checkpoint: `${checkpoint.trim()}\n` }).unwrap());
      setError(undefined);
    } catch (failure) {
      setError(errorMessage(failure));
    }
  };

  return (
    <Panel title={formatMessage(message('audit-log.proof.compare'))}>
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Field.Root
            error={error}
            hint={formatMessage(message('audit-log.proof.compare.hint'))}
            name="checkpoint"
          >
            <Field.Label>{formatMessage(message('audit-log.proof.compare.label'))}</Field.Label>
            <Textarea
              ref={field}
              value={checkpoint}
              maxLength={MAX_CHECKPOINT_LENGTH}
              spellCheck={false}
              dir="ltr"
              style={{ fontFamily: CODE_FONT }}
              onChange={(event) => handleChange(event.target.value)}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
          <Flex>
            <Button type="submit" variant="secondary" loading={isLoading}>
              {formatMessage(message('audit-log.proof.compare.submit'))}
            </Button>
          </Flex>
        </Flex>
      </form>
      {/* A live region, and so always there. */}
      <div role="status">
        {comparison && (
          <Notice variant={VARIANTS[comparison.result]}>
            {formatMessage(message(`audit-log.comparison.${comparison.result}`), {
              seals: comparison.seals,
            })}
          </Notice>
        )}
      </div>
    </Panel>
  );
};
