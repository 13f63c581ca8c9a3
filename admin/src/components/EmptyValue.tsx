import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { message } from '../labels/message';

/** Stands for a value that is not there: a dash to the eye, a word to the ear. */
export const EmptyValue = () => {
  const { formatMessage } = useIntl();

  return (
    <>
      <Typography textColor="neutral600" aria-hidden>
        —
      </Typography>
      <VisuallyHidden>{formatMessage(message('audit-log.nothing'))}</VisuallyHidden>
    </>
  );
};
