import { Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../../words/message';
import { PAGE_SIZES } from './listState';

interface PageSizeProps {
  value: number;
  onChange: (pageSize: number) => void;
}

/** Entries per page. Strapi's own control hides when there are few entries; this one is always there. */
export const PageSize = ({ value, onChange }: PageSizeProps) => {
  const { formatMessage } = useIntl();
  const label = formatMessage(message('audit-log.page-size'));

  return (
    <Flex gap={2}>
      <SingleSelect
        size="S"
        aria-label={label}
        value={String(value)}
        onChange={(picked) => onChange(Number(picked))}
      >
        {PAGE_SIZES.map((size) => (
          <SingleSelectOption key={size} value={String(size)}>
            {size}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Typography textColor="neutral600" aria-hidden>
        {label}
      </Typography>
    </Flex>
  );
};
