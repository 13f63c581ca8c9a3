import { useState } from 'react';
import type { FormEvent } from 'react';

import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../../labels/message';
import { MAX_NAME_LENGTH, faultOf } from './savedViews';
import type { NameFault, SavedView } from './savedViews';

interface SaveViewFormProps {
  views: SavedView[];
  onSave: (name: string) => void;
}

/** Gives the present filters a name. */
export const SaveViewForm = ({ views, onSave }: SaveViewFormProps) => {
  const { formatMessage } = useIntl();
  const [name, setName] = useState('');
  const [fault, setFault] = useState<NameFault | null>(null);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf(name, views);

    setFault(found);

    if (found === null) {
      onSave(name);
      setName('');
    }
  };

  return (
    <form onSubmit={handleSubmit} noValidate>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Field.Root
          width="100%"
          error={
            fault === null
              ? undefined
              : formatMessage(
                  message(
                    fault === 'taken' ? 'audit-log.views.name.taken' : 'audit-log.views.name.empty',
                  ),
                )
          }
        >
          <Field.Label>{formatMessage(message('audit-log.views.name'))}</Field.Label>
          <TextInput
            value={name}
            maxLength={MAX_NAME_LENGTH}
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
        <Button type="submit" size="S" variant="secondary">
          {formatMessage(message('audit-log.views.save'))}
        </Button>
      </Flex>
    </form>
  );
};
