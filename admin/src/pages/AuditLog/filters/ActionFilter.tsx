import { Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../words/message';
import { useWords } from '../../words/useWords';
import { useCatalogueActions } from './useCatalogueActions';

interface ActionFilterProps {
  actions: string[];
  onChange: (actions: string[]) => void;
}

export const ActionFilter = ({ actions, onChange }: ActionFilterProps) => {
  const { formatMessage, formatList } = useIntl();
  const words = useWords();
  // With those of the page's address, which may be none of the catalogue's: what filters must be there to be unset.
  const options = [...new Set([...useCatalogueActions(), ...actions])];

  return (
    <Field.Root width={{ initial: '100%', medium: '28rem' }}>
      <Field.Label>{formatMessage(message('audit-log.filters.action'))}</Field.Label>
      <MultiSelect
        placeholder={formatMessage(message('audit-log.filters.action.all'))}
        clearLabel={formatMessage(message('audit-log.filters.action.clear'))}
        customizeContent={(selected = []) => formatList(selected.map(words.action))}
        value={actions}
        onChange={onChange}
        onClear={() => onChange([])}
      >
        {options.map((action) => (
          <MultiSelectOption key={action} value={action}>
            {words.action(action)}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Field.Root>
  );
};
