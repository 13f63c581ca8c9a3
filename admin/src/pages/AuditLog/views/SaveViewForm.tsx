import { Button, Checkbox, Field, Flex, TextInput } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import { MAX_VIEW_NAME_LENGTH, type SavedView, type SaveViewRequest } from '../../../contracts';
import { message } from '../../../labels/message';
import { faultOf, type NameFault } from './saved-views';

interface SaveViewFormProps {
  views: SavedView[];
  /** Whether it was saved. */
  onSave: (view: Omit<SaveViewRequest, 'search'>) => Promise<boolean>;
}

const FAULTS = {
  empty: 'audit-log.views.name.empty',
  taken: 'audit-log.views.name.taken',
} as const;

/** Saves the current filters under a name, for oneself or for all readers. */
export const SaveViewForm = ({ views, onSave }: SaveViewFormProps) => {
  const { formatMessage } = useIntl();
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  const [fault, setFault] = useState<NameFault | null>(null);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf(name, views);

    setFault(found);

    if (found === null && (await onSave({ name: name.trim(), isShared }))) {
      setName('');
      setIsShared(false);
    }
  };

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Field.Root
          width="100%"
          error={fault === null ? undefined : formatMessage(message(FAULTS[fault]))}
        >
          <Field.Label>{formatMessage(message('audit-log.views.name'))}</Field.Label>
          <TextInput
            value={name}
            maxLength={MAX_VIEW_NAME_LENGTH}
            autoComplete="off"
            onChange={(event) => {
              setName(event.target.value);
              setFault(null);
            }}
          />
          <div role="alert">
            <Field.Error />
          </div>
        </Field.Root>
        <Checkbox checked={isShared} onCheckedChange={(checked) => setIsShared(checked === true)}>
          {formatMessage(message('audit-log.views.share'))}
        </Checkbox>
        <Button type="submit" size="S" variant="secondary">
          {formatMessage(message('audit-log.views.save'))}
        </Button>
      </Flex>
    </form>
  );
};
