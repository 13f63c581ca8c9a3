import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { type FormEvent, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useAcknowledge } from '../../api/seal-api';
import { useErrorMessage } from '../../components/LoadError';
import type { AcknowledgeRequest } from '../../contracts';
import { message } from '../../labels/message';

type Subject = AcknowledgeRequest['finding'];

/** Asks for a reason, and records that somebody has looked into what was found. */
export const AcknowledgeButton = ({ finding }: { finding: Subject }) => {
  const { formatMessage } = useIntl();
  const [isOpen, setIsOpen] = useState(false);

  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant="tertiary" size="S">
          {formatMessage(message('audit-log.acknowledge'))}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <ReasonForm finding={finding} onDone={() => setIsOpen(false)} />
      </Modal.Content>
    </Modal.Root>
  );
};

interface ReasonFormProps {
  finding: Subject;
  onDone: () => void;
}

const ReasonForm = ({ finding, onDone }: ReasonFormProps) => {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [acknowledge, { isLoading }] = useAcknowledge();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();

    if (reason.trim() === '') {
      setError(formatMessage(message('audit-log.acknowledge.reason.empty')));
      field.current?.focus();

      return;
    }

    try {
      await acknowledge({ finding, reason: reason.trim() }).unwrap();
      onDone();
      toggleNotification({
        type: 'success',
        message: formatMessage(message('audit-log.acknowledge.done')),
      });
    } catch (failure) {
      setError(errorMessage(failure));
    }
  };

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Modal.Header>
        <Modal.Title>{formatMessage(message('audit-log.acknowledge.title'))}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>{formatMessage(message('audit-log.acknowledge.description'))}</Typography>
          <Field.Root required error={error}>
            <Field.Label>{formatMessage(message('audit-log.acknowledge.reason'))}</Field.Label>
            <Textarea
              ref={field}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Field.Error />
          </Field.Root>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">
            {formatMessage(message('audit-log.acknowledge.cancel'))}
          </Button>
        </Modal.Close>
        <Button type="submit" loading={isLoading}>
          {formatMessage(message('audit-log.acknowledge'))}
        </Button>
      </Modal.Footer>
    </form>
  );
};
